import type { BulkWords } from './bulk-words.ts'
import type { bulkEn } from './en.ts'

const requests = (count: number): string => (count < 2 ? `${count} demande` : `${count} demandes`)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What a command is about, and how its past participle agrees with it. */
type Subject = {
  readonly text: (count: number) => string
  readonly isFeminine: boolean
  readonly isOne: (count: number) => boolean
}

const isOneOf = (count: number): boolean => count < 2

const theRequests: Subject = { text: requests, isFeminine: true, isOne: isOneOf }

const ofRequests = (count: number): string => (count === 1 ? 'd’une demande' : `de ${requests(count)}`)

/** Something of which there is one for all requests: `l’état de 3 demandes`. */
const one = (what: string): Subject => ({
  text: (count) => `${what} ${ofRequests(count)}`,
  isFeminine: false,
  isOne: () => true,
})

/** Something of which each request has several: `les conditions de 3 demandes`. */
const several = (what: string, isFeminine = false): Subject => ({
  text: (count) => `${what} ${ofRequests(count)}`,
  isFeminine,
  isOne: () => false,
})

/** Something of which each request has one: `le prêt d’une demande`, `les prêts de 3 demandes`. */
const each = (single: string, plural: string, isFeminine = false): Subject => ({
  text: (count) => `${isOneOf(count) ? single : plural} ${ofRequests(count)}`,
  isFeminine,
  isOne: isOneOf,
})

const documents = each('le document', 'les documents')
const conditions = several('les conditions', true)
const renewals = each('la prolongation', 'les prolongations', true)

/** A word, or what makes it of the ending that agrees with the subject. */
type Word = string | ((ending: string) => string)

/**
 * Makes the words of a command.
 *
 * @param past its past participle: in the masculine singular, or made of the ending
 * @param after what stands behind the subject with the infinitive
 */
const command = (verb: Word, past: Word, subject: Subject = theRequests, after = ''): BulkWords => {
  const who = (count: number): string => capital(subject.text(count))
  const ending = (count: number): string =>
    `${subject.isFeminine ? 'e' : ''}${subject.isOne(count) ? '' : 's'}`
  const infinitive = (count: number): string => (typeof verb === 'string' ? verb : verb(ending(count)))
  const done = (count: number): string =>
    typeof past === 'string' ? `${past}${ending(count)}` : past(ending(count))
  return {
    act: (count) => [infinitive(count), subject.text(count), after].filter((part) => part !== '').join(' '),
    would: (count) => `${who(count)} ${subject.isOne(count) ? 'sera' : 'seront'} ${done(count)} :`,
    cannot: (count) =>
      `${who(count)} ne ${subject.isOne(count) ? 'peut' : 'peuvent'} pas être ${done(count)} :`,
    done: (count) => `${who(count)} ${subject.isOne(count) ? 'a été' : 'ont été'} ${done(count)}`,
  }
}

/** The words for requests that somebody takes, as said to this person. */
const assignToMe: BulkWords = {
  act: (count) => `M’attribuer ${requests(count)}`,
  would: (count) =>
    count < 2 ? `${requests(count)} vous sera attribuée :` : `${requests(count)} vous seront attribuées :`,
  cannot: (count) =>
    count < 2
      ? `${requests(count)} ne peut pas vous être attribuée :`
      : `${requests(count)} ne peuvent pas vous être attribuées :`,
  done: (count) =>
    count < 2 ? `${requests(count)} vous est attribuée` : `${requests(count)} vous sont attribuées`,
}

/** The words for asking the library system again: the requests stand last. */
const askIlsAgain: BulkWords = {
  act: (count) => `Interroger de nouveau le SIGB sur ${requests(count)}`,
  would: (count) => `Le SIGB sera interrogé de nouveau sur ${requests(count)} :`,
  cannot: (count) => `Le SIGB ne peut pas être interrogé de nouveau sur ${requests(count)} :`,
  done: (count) => `Le SIGB a été interrogé de nouveau sur ${requests(count)}`,
}

/** The French words for commands that are run on many requests. */
export const bulkFr: typeof bulkEn = {
  bulk: {
    commands: {
      send: command('Envoyer', 'envoyé'),
      approve: command('Approuver', 'approuvé'),
      claim: command('Demander', 'demandé', one('l’état')),
      receive: command('Réceptionner', 'réceptionné', documents),
      return: command('Renvoyer', 'renvoyé', documents),
      patron_loan: command(
        'Remettre',
        (ending) => `remis${ending === 's' ? '' : ending} à l’usager`,
        documents,
        'à l’usager',
      ),
      patron_return: command(
        (ending) => `Enregistrer comme rendu${ending}`,
        (ending) => `enregistré${ending} comme rendu${ending}`,
        documents,
      ),
      place_on_shelf: command(
        'Placer',
        (ending) => `placé${ending} sur l’étagère des réservations`,
        documents,
        'sur l’étagère des réservations',
      ),
      locate: command(
        'Rechercher',
        (ending) => `recherché${ending} dans les catalogues`,
        documents,
        'dans les catalogues',
      ),
      keep_duplicate: command(
        'Garder',
        (ending) => `gardé${ending} malgré le doublon`,
        theRequests,
        'malgré le doublon',
      ),
      accept_condition: command('Accepter', 'accepté', conditions),
      decline_condition: command('Refuser', 'refusé', conditions),
      retry: command('Retenter', 'retenté'),
      decline_retry: command(
        'Refuser',
        'refusé',
        each('la proposition de nouvel essai', 'les propositions de nouvel essai', true),
      ),
      renew: command('Prolonger', 'prolongé', each('le prêt', 'les prêts')),
      approve_renewal: command('Approuver', 'approuvé', renewals),
      decline_renewal: command('Refuser', 'refusé', renewals),
      mark_read: command(
        'Marquer comme lus',
        (ending) => `marqué${ending} comme lu${ending}`,
        several('les messages'),
      ),
      retry_ils: askIlsAgain,
      decline: command('Refuser', 'refusé'),
      cancel: command('Annuler', 'annulé'),
      complete: command('Clore', 'clos'),
      reopen: command('Rouvrir', 'rouvert'),
    },
    assign: (name) =>
      command('Attribuer', (ending) => `attribué${ending} à ${name}`, theRequests, `à ${name}`),
    assignToMe,
    release: command('Libérer', 'libéré'),
    label: command('Étiqueter', 'étiqueté'),
    common: (count, what) => `${count === 2 ? 'toutes les deux' : 'toutes'} : ${what}`,
    checking: 'Vérification de ce qui se passerait …',
    messages: (count) => (count < 2 ? `${count} message est envoyé.` : `${count} messages sont envoyés.`),
    noMessage: 'Aucun message n’est envoyé.',
    refused: (count) => (count < 2 ? `${count} a été refusée` : `${count} ont été refusées`),
    wholeList: (count) => `Toute la liste (${count})`,
    jobExplained:
      'La commande traite les demandes de la liste l’une après l’autre. Elle continue si vous quittez cette page.',
    jobProgress: (worked, total) =>
      worked < 2 ? `${worked} traitée sur ${total}.` : `${worked} traitées sur ${total}.`,
    jobCancelled: 'Arrêtée.',
    jobStop: 'Arrêter',
    print: { label: 'Imprimer les étiquettes', 'return-slip': 'Imprimer les fiches de renvoi' },
    printed: (count, without) =>
      without === 0 ? `Imprimées : ${count}` : `Imprimées : ${count} ; rien à imprimer pour ${without}`,
    buttons: { more: 'Plus', assign: 'Attribuer', label: 'Étiquette' },
    addLabel: 'Ajouter une étiquette',
    addLabelHint:
      'L’étiquette est ajoutée à chaque demande sélectionnée. Celles qu’elles portent déjà restent.',
    addLabelText: (label, count) => `« ${label} » est ajoutée à ${requests(count)}.`,
  },
}
