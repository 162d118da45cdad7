import type { BulkWords } from './bulk-words.ts'
import type { bulkEn } from './en.ts'

const requests = (count: number): string => (count === 1 ? '1 Bestellung' : `${count} Bestellungen`)

type Subject = {
  /** What of the requests it is about, in the accusative and in the nominative. */
  readonly whom: string
  readonly who: string
  readonly isOne: boolean
}

/** Makes the words of a command of its infinitive and its past participle. */
const command = (verb: string, past: string, subject?: Subject): BulkWords => {
  const who = (count: number): string => [subject?.who ?? '', requests(count)].join(' ').trim()
  const isOne = (count: number): boolean => subject?.isOne ?? count === 1
  return {
    act: (count) => [subject?.whom ?? '', requests(count), verb].join(' ').trim(),
    would: (count) => `${who(count)} ${isOne(count) ? 'wird' : 'werden'} ${past}:`,
    cannot: (count) => `${who(count)} ${isOne(count) ? 'kann' : 'können'} nicht ${past} werden:`,
    done: (count) => `${who(count)} ${past}`,
  }
}

const one = (whom: string, who: string): Subject => ({ whom, who, isOne: true })
const several = (who: string): Subject => ({ whom: who, who, isOne: false })

/** The German words for commands that are run on many requests. */
export const bulkDe: typeof bulkEn = {
  bulk: {
    commands: {
      send: command('abschicken', 'abgeschickt'),
      approve: command('genehmigen', 'genehmigt'),
      claim: command('erfragen', 'erfragt', one('Den Status von', 'Der Status von')),
      receive: command('verbuchen', 'verbucht', one('Den Eingang von', 'Der Eingang von')),
      return: command('zurückschicken', 'zurückgeschickt'),
      patron_loan: command('ausleihen', 'ausgeliehen'),
      patron_return: command('als zurückgebracht verbuchen', 'als zurückgebracht verbucht'),
      place_on_shelf: command('ins Abholregal stellen', 'ins Abholregal gestellt'),
      locate: command('suchen', 'gesucht', one('Den Bestand zu', 'Der Bestand zu')),
      keep_duplicate: command('neben der anderen behalten', 'neben der anderen behalten'),
      accept_condition: command('annehmen', 'angenommen', several('Die Bedingungen zu')),
      decline_condition: command('ablehnen', 'abgelehnt', several('Die Bedingungen zu')),
      retry: command('noch einmal versuchen', 'noch einmal versucht'),
      decline_retry: command('ablehnen', 'abgelehnt', several('Die Angebote zu')),
      renew: command('verlängern', 'verlängert'),
      approve_renewal: command(
        'genehmigen',
        'genehmigt',
        one('Die Verlängerung von', 'Die Verlängerung von'),
      ),
      decline_renewal: command('ablehnen', 'abgelehnt', one('Die Verlängerung von', 'Die Verlängerung von')),
      mark_read: command('als gelesen markieren', 'als gelesen markiert', several('Die Nachrichten zu')),
      retry_ils: command(
        'noch einmal fragen',
        'noch einmal gefragt',
        one('Das Bibliothekssystem zu', 'Das Bibliothekssystem zu'),
      ),
      decline: command('ablehnen', 'abgelehnt'),
      cancel: command('stornieren', 'storniert'),
      complete: command('als erledigt abschließen', 'als erledigt abgeschlossen'),
      reopen: command('wieder öffnen', 'wieder geöffnet'),
    },
    assign: (name) => command(`${name} zuweisen`, `${name} zugewiesen`),
    assignToMe: command('mir zuweisen', 'Ihnen zugewiesen'),
    release: command('abgeben', 'abgegeben'),
    label: command('etikettieren', 'etikettiert'),
    common: (count, what) => `${count === 2 ? 'beide' : 'alle'}: ${what}`,
    checking: 'Es wird geprüft, was geschehen würde …',
    messages: (count) =>
      count === 1 ? '1 Nachricht wird gesendet.' : `${count} Nachrichten werden gesendet.`,
    noMessage: 'Keine Nachricht wird gesendet.',
    refused: (count) => (count === 1 ? '1 wurde abgelehnt' : `${count} wurden abgelehnt`),
    wholeList: (count) => `Alle ${count} der Liste`,
    jobExplained:
      'Der Befehl geht nacheinander an jede Bestellung der Liste. Er läuft weiter, wenn Sie diese Seite verlassen.',
    jobProgress: (worked, total) => `${worked} von ${total} bearbeitet.`,
    jobCancelled: 'Angehalten.',
    jobStop: 'Anhalten',
    print: { label: 'Etiketten drucken', 'return-slip': 'Rückgabezettel drucken' },
    printed: (count, without) =>
      without === 0 ? `Gedruckt: ${count}` : `Gedruckt: ${count}; bei ${without} gibt es nichts zu drucken`,
    buttons: { more: 'Mehr', assign: 'Zuweisen', label: 'Etikett' },
    addLabel: 'Etikett hinzufügen',
    addLabelHint: 'Das Etikett bekommt jede gewählte Bestellung dazu. Was sie haben, bleibt.',
    addLabelText: (label, count) =>
      count === 1
        ? `„${label}“ bekommt 1 Bestellung dazu.`
        : `„${label}“ bekommen ${count} Bestellungen dazu.`,
  },
}
