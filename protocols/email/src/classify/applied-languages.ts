import { phrase } from './phrase.ts'

/** What explains a mail in a further language wholly: then it is applied, not only proposed. */
export type AppliedLanguage = {
  /** Words in plain form that an answer may hold without a change of its meaning. */
  readonly words: ReadonlySet<string>
  /** The words of the answers themselves. */
  readonly answerWords: ReadonlySet<string>
  /** What an answer about an item may be about, and what one about a cancel or a renewal may. */
  readonly items: ReadonlySet<string>
  readonly requests: ReadonlySet<string>
  /** Words that deny: only a refusal may hold one, within its own phrase. */
  readonly negations: ReadonlySet<string>
  /** A due date, with the words that say so. */
  readonly dueDate: RegExp
  /** The day of the shipment. */
  readonly sentOn: RegExp
  /** How it is sent. */
  readonly ways: RegExp
  /** The words to a person at the beginning. */
  readonly greeting: RegExp
  /** The words before a name at the end. */
  readonly closing: RegExp
}

const wordSet = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/**
 * The languages that are switched on, by their name in `language-words.ts`. Each passed the trial of more than fifty phrases,
 * half of them traps, in `language-trials.ts` of the tests. Remove a row to switch a language off.
 */
export const appliedLanguages: Readonly<Record<string, AppliedLanguage>> = {
  french: {
    words: wordSet(`
      @date le la les l un une de du d ce cet cette votre vos notre nos nous vous c est a ete avons
      aujourd hui hier matin soir midi apres jour demain lundi mardi mercredi jeudi vendredi samedi semaine
      au en bien merci beaucoup
      desole desoles desolee desolees malheureusement actuellement deja
      d'accord accord d sa place oui en rayon rayons magasin envoi prevu prochain prochaine
    `),
    answerWords: wordSet(`
      entre bibliotheques poste postee envoi effectue arrive arrivee fournir envoyer sorti envoye envoyee expedie expediee envoyons enverrons expedions expedierons pretons preterons sera parti partie part pouvons preter
      exclu exclue introuvable manquant manquante indisponible disponible prete pretee emprunte empruntee possedons perdu perdue
      annule annulee annulation confirmee effectuee prolonge prolongee prolongation renouvele renouvelee renouvellement accordee impossible refusee possible etre peut
      recu retour revenu revenue titre rentre rentree prolonger renouveler car il reserve
    `),
    items: wordSet('livre ouvrage document exemplaire volume pret'),
    requests: wordSet('demande pret livre ouvrage'),
    negations: wordSet('ne n pas non'),
    dueDate: phrase`\b(?:a (?:nous )?(?:rendre|retourner)|(?:date de )?retour|echeance|jusqu'au)(?: :| pour| au| le)* ?@date`,
    sentOn: phrase`\b(?:envoye|expedie|poste|parti)e?s?(?: le)? @date`,
    ways: phrase`\bpar (?:la poste|la navette|courrier|colis|navette|recommande)\b`,
    greeting: phrase`^(?:bonjour|bonsoir|cher|chere|chers|cheres|madame|monsieur|mesdames)(?: (?:madame|monsieur|messieurs|collegues?|a (?:tous|vous)))*(?: [a-z-]+)?[,.!]`,
    closing: phrase`^(?:bien |tres )?(?:cordialement|cordiales salutations|salutations|sinceres salutations|bonne (?:journee|fin de journee|soiree|reception))\b`,
  },
  spanish: {
    words: wordSet(`
      @date el la los las un una de del su sus nuestro nuestra les le lo se ha sido fue hemos queda es esta este
      hoy ayer manana lunes martes miercoles jueves viernes semana
      gracias muchas sentimos lamentablemente actualmente saludos
      solicitado solicitada proxima proximo ese
    `),
    answerWords: wordSet(`
      enviado enviada enviaremos sera
      disponible presta prestamos prestado prestada tenemos extraviado extraviada excluido excluida prestamo
      cancelado cancelada anulado anulada renovado renovada prorrogado prorrogada renovar prorrogar posible renovacion
      podemos prestar enviar disponemos titulo recibido devuelto devuelta vuelta devolucion recibida
    `),
    items: wordSet('libro obra ejemplar volumen documento'),
    requests: wordSet('peticion solicitud prestamo libro obra'),
    negations: wordSet('no'),
    dueDate: phrase`\b(?:(?:fecha de )?devolucion|devolver|vencimiento|hasta)(?: :|:| hasta)?(?: el)? ?@date`,
    sentOn: phrase`\benviad[oa](?: el)? @date`,
    ways: phrase`\bpor (?:correo(?: certificado| postal)?|mensajeria)\b`,
    greeting: phrase`^(?:buenos dias|buenas tardes|hola|estimad[oa]s?)(?: colegas?)?(?: [a-z-]+)?[,.!]`,
    closing: phrase`^(?:un (?:cordial )?saludo|saludos|atentamente|cordialmente)\b`,
  },
}
