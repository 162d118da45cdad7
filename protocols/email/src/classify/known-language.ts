import type { Sentence } from './plain-form.ts'

const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words that hardly a sentence in English or German is without, and hardly one in another language holds. */
const own = wordSet(`
  the you your it's it and of to for has have had will would this that with our my are be been from but not they there what when which
  thanks thank please we're i'm we've i've i'll we'll can do did got get about just very again on at by us all or if until when soon new next please good
  das ist und nicht sie wir ich ein eine einen mit fuer auf bei zu auch noch wird haben hat habe ihr ihre ihren ihnen wie aber dass
  danke bitte uns unser unsere dem sind war wurde schon sehr wieder leider gern gerne die der den im am zum zur ab bis nach unter vom beim bleibt sowie ihrem ihres
`)

/** Words of other languages that are often written. */
const others = wordSet(`
  le la les des du au aux est nous vous et pour dans une par sur avec merci
  el los las con por del una su nos hemos ha gracias
  il lo gli della che sono abbiamo grazie
  het een niet wij hebben dank naar voor van ook deze
  og ikke jeg har vi til det som med ej och att inte jag tack takk ble boken bogen
  nie jest dziekujemy ksiazka
`)

/** Returns whether all letters are Latin ones. */
const isLatin = (sentences: readonly Sentence[]): boolean =>
  sentences.every(({ written }) => !/(?!\p{Script=Latin})\p{L}/u.test(written))

/** Returns whether sentences are in English or German, by their most usual words. */
export const isInKnownLanguage = (sentences: readonly Sentence[]): boolean => {
  const words = sentences.flatMap(({ plain }) => plain.match(/[a-z][a-z']*/g) ?? [])
  const known = words.filter((word) => own.has(word)).length
  const foreign = words.filter((word) => others.has(word) && !own.has(word)).length
  return isLatin(sentences) && known >= 2 && known > foreign * 2 && known * 6 >= words.length
}

/** The same for French. */
const french = wordSet(`
  le les des du au aux est sont nous vous et pour dans une un par sur avec merci votre notre vos nos ce cette je ne pas l d qu de que qui
  ai avons ete bien on ont sera cet ces plus accorde accordee annule annulee prolonge echeance retour demande livre ouvrage colis envoi bonjour desole desolee
  trop pas souci chez date rayon deux tres hier demain matin il se si sur sous vous voici voila suite cher chere monsieur madame meilleures salutations
`)

/** Words of loans that are written without others, in English, German and French, and are spelled so in no other language. */
const ofLoans = wordSet(`
  book books item sent shipped mailed posted parcel loan returned renewed extended overdue request library cancelled received date article attached copy shelf
  missing lost available reminder notice today tomorrow yesterday morning week month back done checked
  buch buecher heft paket paeckchen sendung scan anbei anhang leihfrist frist mahnung erinnerung verlaengert verlaengerung rueckgabe ruecksendung rueckbuchung
  bestellung storniert storno erledigt verschickt versandt abgeschickt heute gestern morgen uhr woche wochen zurueck verliehen ausgeliehen entliehen vergeben
  frist porto gilt neu kein problem statt kopie kopien kopieren rechnung bestellt vorgemerkt gruss gruesse freundliche freundlichen liebe
  fehlt fehlen unserer sammlung uebergeben eingetroffen erhalten danke gruesse seiten siehe ging raus unterwegs ueberschritten eingestellt abgeschlossen
  livre livres ouvrage exemplaire lecteur lecteurs lectrice prolongation expedie envoye poste navette copie piece jointe bibliotheque autre donc impossible reserve
  hors question interne soir
`)

/** Usual words of other languages that none of the three has. */
const ofFourth = wordSet(`
  el las con del su hemos ha gracias lo gli della che sono abbiamo grazie di para una
  het een niet wij hebben naar voor deze og ikke jeg har vi til det som ej och att inte jag tack takk ble boken bogen jest dziekujemy ksiazka
`)

/** Returns whether sentences are in a language that the examples are in, English, German or French, and hold no usual word of a fourth one. */
export const isInLanguageOfExamples = (sentences: readonly Sentence[]): boolean => {
  const words = sentences.flatMap(({ plain }) => plain.match(/\p{L}+/gu) ?? [])
  const known = words.filter((word) => own.has(word) || french.has(word) || ofLoans.has(word)).length
  return known * 5 >= words.length && isLatin(sentences) && !words.some((word) => ofFourth.has(word))
}
