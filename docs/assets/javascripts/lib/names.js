// @ts-check
/**
 * The name of a case, as it is written on paper: a word and a number that follow from its id, so
 * it is called the same in every browser, on every slip and in every file. No DOM.
 *
 * Words for things, none of them a common surname or anything said of a person. The list never
 * changes: another word, or another order, would rename the cases that people have on paper.
 */

const WORDS = ("TALL KOTTE BARR BLAD KVIST MOSSA TIMJAN MYNTA DILL BASILIKA LAVENDEL KROKUS TULPAN SOLROS KNOPP HAVRE "
  + "VETE MAJS SPENAT SALLAD SELLERI RADISA SPARRIS KIWI MANGO CITRON APELSIN ANANAS FIKON OLIV MANDEL LINGON "
  + "HALLON HJORTRON NYPON PLOMMON GRANIT KVARTS MARMOR SKIFFER FLINTA GNEJS GRUS TENN ZINK KOBOLT SAFIR OPAL "
  + "TOPAS KORALL MOLN BRIS DAGG RIMFROST KOMET PLANET KLIPPA UDDE FJORD ATOLL LAGUN DELTA KANAL VULKAN "
  + "GROTTA FYR BOJ SEGEL MAST PADDEL KANOT KAJAK FLOTTE PIANO CELLO FIOL HARPA TRUMMA OBOE ORGEL "
  + "GITARR FAGOTT PENNA KRITA LINJAL PENSEL PALETT KOMPASS KIKARE LUPP PRISMA MAGNET PENDEL TRIANGEL KVADRAT CIRKEL "
  + "SPIRAL LYKTA KORG KANNA TERMOS VISP SLEV CYKEL TRAKTOR BAMBU KAKTUS KORK INDIGO TURKOS").split(" ")
const [FIRST, NUMBERS] = [10, 90]

/**
 * Return the name of a case.
 * @param {string} id eight digits to the base of sixteen
 */
export function nameOf(id) {
  const drawn = parseInt(id, 16)
  return `${WORDS[drawn % WORDS.length]}-${FIRST + (Math.floor(drawn / WORDS.length) % NUMBERS)}`
}

/**
 * Return the names that several cases have.
 * @param {{id: string}[]} cases
 */
export function shared(cases) {
  const names = cases.map(({ id }) => nameOf(id))
  return [...new Set(names.filter((name, place) => names.indexOf(name) !== place))].sort()
}
