"""The words around what landlords and residents read, in Swedish: other languages have the same."""

from __future__ import annotations

ADDRESSES = {
    "home": "hyresvardar",
    "days_page": "rakna-ut-tiden",
    "message_page": "meddelande",
    "contact_page": "kontakt",
}
"""What pages are called in addresses."""
SWEDISH = {
    "no_names": "Skriv inga namn. Inget sparas och inget skickas härifrån.",
    "also": "Andra vägar in",
    "write_message": "Skriv meddelandet",
    "contact": "Kontakt",
    "unit": "Enhet",
    "role": "Den som tar emot",
    "deputy": "Ersättare",
    "no_deputy": "Ingen är utsedd",
    "phone": "Telefon",
    "email": "E-post",
    "address": "Postadress",
    "hours": "Öppet",
    "missing": "uppgift saknas",
    "no_contact": "Telefon och e-post: uppgift saknas.",
    "city_page": "Sök på {website}",
    "not_ready": "Ej klar för publicering",
    "checked": "Kontrollerad",
    "stale": "Uppgifterna är äldre än sex månader. Kontrollera dem på {website}.",
    "vcard": "Spara kontakten (.vcf)",
    "print_card": "Kort att skriva ut",
    "print": "Skriv ut",
    "do": "Att göra nu",
    "send": "Vi behöver",
    "must": "Det ska vara med",
    "way": "Så lämnas det",
    "by": "När",
    "clock": "Tiden som börjar",
    "count": "Räkna ut dagarna",
    "count_lead": "Fyll i de dagar som är kända. Datumen sparas inte.",
    "how_counted": "Så räknas tiden",
    "not_for": "När regeln inte gäller",
    "also_happened": "Gäller det också något annat? Gör båda",
    "texts": "Text att kopiera",
    "then": "Det här händer sedan",
    "secret": "Det här får vi inte berätta",
    "helps": "Det här hjälper också",
    "sources": "Källor och förbehåll",
    "plan": "Planen",
    "read_on": "Lagtexten är läst den dag som står vid varje källa. Sidan ersätter inte en jurist.",
    "marked": "ska granskas av jurist",
    "reported": "enligt uppgift, kontrollera",
    "interim": "Gäller tills vidare, eftersom planen inte säger allt. Se fynd",
    "answers": "Svaren som leder hit",
    "back": "Ändra svar",
    "helper": "Skriv meddelandet",
    "helper_lead": "Fyll i det som är känt, kopiera texten och klistra in den i brevet.",
    "helper_safe": (
        "Namn och adresser skrivs först i brevet. Inget som fylls i här sparas eller skickas, "
        "och allt försvinner när sidan stängs."
    ),
    "helper_without": "Det som står inom klammer byts ut i brevet.",
    "fields": "Fyll i",
    "optional": "om du vill",
    "copy_text": "Kopiera texten",
    "clear_all": "Rensa",
    "copied": "Texten är kopierad.",
    "not_copied": "Texten gick inte att kopiera. Den är markerad, så kopiera den själv.",
    "left": "Inte ifyllt ännu:",
    "brackets": "Byt ut klamrarna i brevet mot:",
    "wrong": "Fel, och därför inte ifyllt:",
    "blanks": "Det här fylls i sist, i brevet",
    "dropped": "De här raderna tas bort om de inte fylls i:",
    "choose_text": "Vilken text behövs?",
    "other_texts": "Andra texter",
    "fault_date": "skriv ett datum",
    "fault_month": "skriv år och månad, som 2026-11",
    "fault_kronor": "skriv ett belopp i kronor, som 8450 eller 8450,50",
    "fault_rooms": "skriv antal rum, ett till tjugo",
    "fault_account": "skriv ett bankgiro som 123-4567 eller ett plusgiro som 12345-6",
    "fault_reference": "skriv bara siffror, högst 25",
    "fault_person": "det ser ut som ett personnummer, skriv inte det",
    "fault_order": "det är senare än",
}
FAULTS = tuple(key.removeprefix("fault_") for key in SWEDISH if key.startswith("fault_"))
IN_FRAME = {
    "published": "Vem som ger ut sidorna: {sender} byts mot namnet.",
    "below": "Att sidorna som länkas i sidfoten är på svenska.",
    "to_contact": "Kontakt och klagomål",
    "to_accessibility": "Tillgänglighetsredogörelse",
    "to_privacy": "Personuppgifter",
    "to_about": "Om guiden och beviset",
    "not_found": "Sidan finns inte.",
    "begin": "Länken från en sida som inte finns till språkets första sida.",
}
"""What the frame of a page in another language says, and what it tells or what it is in Swedish."""
EVES = {
    "midsummer_eve": "Midsommarafton",
    "christmas_eve": "Julafton",
    "new_years_eve": "Nyårsafton",
}
"""The eves that are free, which no register of holidays names."""
FOREIGN = {
    **IN_FRAME,
    **EVES,
    "holds_for_most": "Vad sidorna inte ersätter: varken lagtexten eller en jurist.",
    "reviewed": "Granskat den {day}.",
    "unreviewed": "Inte granskat av förvaltningen än.",
    "start_about": "Vad språkets första sida handlar om, för sökmotorer.",
    "in_swedish": "Varför meddelandet är på svenska.",
}
"""What only pages in another language say, and what it tells."""
