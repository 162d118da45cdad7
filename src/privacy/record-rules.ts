import type { DocumentKind } from '../store/ports/documents.ts'
import type { RecordKind } from '../store/ports/transfer.ts'

/** The records that no dump contains: they end by themselves, or are made from other records. */
export const internalRecords = [
  'request index',
  'message fingerprint',
  'session',
  'counter',
  'message quota',
  'lease',
  'store version',
] as const

/** Every kind of stored record. */
export type StoredKind = DocumentKind | Exclude<RecordKind, 'document'> | (typeof internalRecords)[number]

/** The people whose data a kind of record may hold. */
export type PersonsIn = 'patrons' | 'pseudonyms of patrons' | 'staff' | 'contact persons' | 'nobody'

/** How personal data in a kind of record is handled. */
export type RecordRule = {
  /** The people whose data it may hold. */
  readonly of: PersonsIn
  /** What it holds. */
  readonly holds: string
  /** Is it in the export of a patron? What of it, or why not. */
  readonly exported: string
  /** What happens when the patron is erased, and when the request is anonymized. */
  readonly erased: string
  /** How long it is kept otherwise. */
  readonly kept: string
}

const withRequest = 'with the request'
const withDocument = 'until it is deleted'
const deletedWhereNamed = 'Deleted where another system’s words in it name the patron.'

/** Rule of a record that holds nothing of people. */
const nobody = (holds: string, kept: string = withDocument): RecordRule => ({
  of: 'nobody',
  holds,
  exported: 'no',
  erased: 'stays',
  kept,
})

const staff = (holds: string, erased: string, kept: string): RecordRule => ({
  of: 'staff',
  holds,
  exported: 'no: staff, no patrons',
  erased,
  kept,
})

const contacts = (holds: string): RecordRule => ({
  of: 'contact persons',
  holds,
  exported: 'no: contact persons, no patrons',
  erased: 'stays',
  kept: withDocument,
})

/**
 * The rule of every kind of stored record: one entry for each, which the compiler checks. docs/privacy.md lists them, and
 * the search for the bytes of an erased person fills every kind that may hold data of patrons.
 */
export const recordRules: Readonly<Record<StoredKind, RecordRule>> = {
  request: {
    of: 'patrons',
    holds: 'the fields above',
    exported: 'yes',
    erased: 'The fields above are removed.',
    kept: '`retention` of the library',
  },
  event: {
    of: 'patrons',
    holds: 'copies of the fields above, notes in commands and messages',
    exported: 'yes',
    erased:
      'The same fields are removed, and data keeps codes, numbers and days. The events still replay to the stored request.',
    kept: `${withRequest}; an empty entry stays`,
  },
  message: {
    of: 'patrons',
    holds:
      'messages of partners and library systems: names, addresses and notes in XML; mails and answer forms',
    exported: 'yes; of those without a request, those that name the patron',
    erased:
      'XML keeps the text of coded elements (`coded-elements.ts` of each protocol). Mails and forms are emptied, with their attachments; of a mail that waits for review, what was read out of it stays (below).',
    kept: `${withRequest}; without one, \`LENDWIRE_KEEP_UNASSIGNED\``,
  },
  delivery: {
    of: 'patrons',
    holds: 'messages, letters and notices that are sent, and the answers to them',
    exported: 'yes',
    erased:
      'As messages. A message that still waits, or that failed and may be sent again, loses what the request lost, and the words that identify the patron; the rest goes out. A notice that waits is emptied, and nobody is written to.',
    kept: withRequest,
  },
  blob: {
    of: 'patrons',
    holds: 'files that partners delivered, or staff attached',
    exported: 'yes',
    erased: 'Removed.',
    kept: '`LENDWIRE_KEEP_FILES`',
  },
  answer: {
    of: 'patrons',
    holds:
      'answers under idempotency keys: the request as it was answered; words of other systems and of messages without a request are sealed with the caller’s credential. Keys of calls that change no request are stored as an HMAC under the key of the installation',
    exported: 'no: the request is',
    erased: 'Removed where they name the request. Those that are sealed stay: the store cannot open them.',
    kept: '`LENDWIRE_KEEP_ANSWERS`',
  },
  webhook_attempts: {
    of: 'patrons',
    holds:
      'the last 200 attempts to send events to an endpoint: what was posted, and what the endpoint answered',
    exported: 'yes, with the messages of the request',
    erased: 'The posted events and their answers are removed from the attempts that name the request.',
    kept: '`LENDWIRE_KEEP_ATTEMPTS`',
  },
  relayed_body: {
    of: 'patrons',
    holds: 'messages of requests that a library lends, while they wait to be passed on',
    exported: 'no: the kept message is, where it names the patron',
    erased: 'Those that name the patron are removed: they are not passed on any more.',
    kept: 'until they are passed on; those that failed, as the request that they are of',
  },
  relayed_request: {
    of: 'patrons',
    holds:
      'agencies, ids and codes of requests that a library lends, hashes of their messages, when each was passed on, and what its receiver answered',
    exported: 'no: the kept message is, with its answer',
    erased: 'Answers lose their words where they name the patron, when the patron is erased.',
    kept: '`retention.anonymizeAfter` of the library after its last message',
  },
  partner_check: {
    of: 'patrons',
    holds:
      'the last connection tests of a partner, with what its system said: it is asked about nobody, and may still name somebody',
    exported: 'no: words of a partner’s system about a test',
    erased: 'Deleted where it names the patron, when the patron is erased.',
    kept: 'the last 60 tests',
  },
  view: {
    of: 'patrons',
    holds:
      'saved views of the list of requests, and saved reports of the statistics: a patron’s id or name as a filter',
    exported: 'yes, those that have the patron’s id, mail address or full name',
    erased:
      'Those, and those whose name or code names the patron, are deleted when the patron is erased, with their codes. They stay when a request is anonymized.',
    kept: withDocument,
  },
  'request index': {
    of: 'patrons',
    holds: 'patron id, words of the citation, labels',
    exported: 'no: the request is',
    erased:
      'Written newly without the patron; parts of the search index that held removed words are merged away.',
    kept: withRequest,
  },
  copyright_declarations: {
    of: 'pseudonyms of patrons',
    holds: 'that a declaration was made for a request: its text, and when; no name',
    exported: 'yes, with the day until which it is kept',
    erased: 'Stays: the law makes the library keep it. The request that it names has no person any more.',
    kept: 'three full calendar years',
  },
  'message fingerprint': {
    of: 'pseudonyms of patrons',
    holds: 'a hash of a message',
    exported: 'no: a hash',
    erased:
      'Replaced by an HMAC under the key of the installation: a repeat is recognized, and nobody can test a guess.',
    kept: '`LENDWIRE_KEEP_FINGERPRINTS`',
  },
  session: {
    of: 'pseudonyms of patrons',
    holds:
      'sessions of patrons: name and id, encrypted with a token that only the patron’s browser has, under a pseudonym; browsers in which patrons signed in by card, with a pseudonym of the card, in the same way; sessions of staff',
    exported: 'no: nobody but the patron’s browser can read it',
    erased: 'Removed when the patron is erased.',
    kept: 'patrons: two hours; browsers: half a year',
  },
  counter: {
    of: 'pseudonyms of patrons',
    holds: 'counts of calls and failed sign-ins, under a pseudonym',
    exported: 'no: numbers',
    erased: 'expires',
    kept: 'a quarter of an hour to a day',
  },
  notice_choice: {
    of: 'pseudonyms of patrons',
    holds: 'that a patron wants no mails: a pseudonym under the key of the installation, and a day',
    exported: 'yes',
    erased: 'Removed when the patron is erased.',
    kept: 'until the patron is erased',
  },
  audit_subject: {
    of: 'pseudonyms of patrons',
    holds: 'the random id under which a person appears in the audit log, under a pseudonym',
    exported: 'no: an id',
    erased: 'Removed: nobody can tell any more whom the audit log means.',
    kept: 'until the person is erased',
  },
  audit: {
    of: 'pseudonyms of patrons',
    holds: 'random ids of people, numbers of requests',
    exported: 'no: ids',
    erased: 'Stays: what leads from the id to the person is removed.',
    kept: '`LENDWIRE_KEEP_AUDIT`',
  },
  user: staff('name, email address, role', 'stays', 'until the account is deleted'),
  user_index: staff('email address and identity of an account', 'stays', 'until the account is deleted'),
  user_password: staff('hash of a password', 'stays', 'until the account is deleted'),
  user_factors: staff(
    'secret of an app, passkeys, hashes of recovery codes of an account',
    'stays',
    'until the account is deleted',
  ),
  last_use: staff(
    'when an account or key was last used',
    'stays',
    'until the account or key is deleted, and a day at most after that',
  ),
  key: staff('name of an API key', 'stays', withDocument),
  parcel: {
    of: 'patrons',
    holds:
      'a parcel that came without a request: its sender, barcode, title, volume and shelf, in which staff may name a patron',
    exported: 'no: words about a parcel',
    erased: 'The sender, title, volume or shelf that names the patron is removed when the patron is erased.',
    kept: 'until its request is found, or it goes back',
  },
  bulk_job: {
    of: 'patrons',
    holds:
      'who runs a command on a whole list, and the command until it has ended: its notes may name a patron',
    exported: 'no: what it wrote is in the requests',
    erased:
      'A job that still runs, and whose command names the patron, is cancelled when the patron is erased, and loses the command.',
    kept: '30 days',
  },
  bulk_job_part: nobody('the numbers of the requests of such a job, and the result of each', '30 days'),
  relayed_shipments: nobody(
    'how many items each partner got from a library by day',
    'ten full calendar years',
  ),
  relayed_id: nobody(
    'under which id a lending system knows a request that others make to a library',
    'as long as the request',
  ),
  relay_work: nobody('that messages of such a request wait', 'until they are passed on'),
  digest: staff('on which day a daily mail was sent', 'stays', 'until the library is deleted'),
  library: contacts('a library: address, telephone and mail'),
  partner: contacts('a partner: contact person, addresses, credentials'),
  ils: contacts('the library’s own system: address, credentials'),
  mailbox: contacts('a mailbox: address, credentials'),
  webhook: contacts('an endpoint of a library system: address, mail for alarms'),
  alarm_settings: contacts('to whom alarms are sent'),
  alarm_rule: contacts('a rule of alarms, and to whom it is sent'),
  alarm: {
    ...contacts(
      'an alarm: codes of partners, numbers of requests, who looks after it, what another system said',
    ),
    ...{ erased: deletedWhereNamed, kept: '90 days after it is over' },
  },
  alarm_message: {
    ...contacts('a message about alarms or requests that is to be sent, and to whom'),
    ...{
      erased: deletedWhereNamed,
      kept: 'until it is sent, or was tried for a day; the only mail that waits, until mails leave again',
    },
  },
  test_letter: {
    ...contacts('the last test letter to a partner: to whom, and its result'),
    ...{ erased: deletedWhereNamed, kept: 'until the next one, or the partner is deleted' },
  },
  workflow: nobody('a workflow profile'),
  rota_template: nobody('a rota template'),
  rota_rules: nobody('rota rules'),
  sending_rules: nobody('sending rules'),
  partner_statistics: nobody('counts of a partner'),
  partner_balances: nobody('how much partners lend and borrow'),
  partner_day: nobody('counts of a partner on a day', 'a little more than three years'),
  row: nobody(
    'facts of a request for statistics: codes, days and amounts, no patron; the title of one that nobody could supply, with a number from 0 to 15 that many patrons share; it stays when the request is erased or anonymized',
    'ten years, to the end of the month',
  ),
  setting: nobody('records of the gateway: the clock of the store, the key of the installation'),
  directory_entry: contacts('entries of directories: contact persons, addresses'),
  directory_source: nobody('a directory that is read regularly'),
  network: nobody('what holds between the members of a network'),
  directory_sync: {
    ...contacts('how reading a directory goes, and what would change'),
    ...{ erased: deletedWhereNamed, kept: 'until the source is deleted' },
  },
  locate_profile: nobody('a profile for asking catalogues'),
  request_fault: nobody(
    'that a request could not be changed: a code',
    'until the request is changed or removed',
  ),
  vendor: nobody('a vendor document'),
  inbound_view: nobody(
    'that a partner’s technician may see what arrives, and a simulated loan of no reader',
    'until the page expires',
  ),
  circuit: nobody('failures of a partner in a row', 'until its deliveries go on, or it is deleted'),
  unmapped_codes: nobody('codes of union catalogues that belong to no partner, with the number of a request'),
  citation_lookup: nobody('what a source said of a publication', '`LENDWIRE_CITATION_KEEP`'),
  copyright_copies: nobody(
    'numbers of requests for copies of a journal in a year',
    'three full calendar years',
  ),
  mailbox_position: nobody('up to which mail a mailbox was read'),
  mailbox_state: {
    ...nobody('when a mailbox was read, and what failed', 'until the mailbox is deleted'),
    ...{ erased: deletedWhereNamed },
  },
  webhook_state: nobody(
    'how far a webhook is: numbers of events and requests',
    'until the webhook is deleted',
  ),
  arrivals: nobody(
    'what arrived from a partner: address, headers and result, nothing of the content',
    'shown for 30 minutes',
  ),
  quota_use: nobody('that a partner used much of its daily quota', 'a day'),
  patron_look_up_failure: {
    ...nobody(
      'that the system of a library looks no patrons up, and since when',
      'until it looks one up again',
    ),
    ...{ erased: deletedWhereNamed },
  },
  usable_documents: nobody('which documents could be used'),
  running: nobody('when a gateway was last seen to run'),
  'message quota': {
    ...nobody('which messages of no request count in which quota', 'with the message'),
    ...{ of: 'pseudonyms of patrons', exported: 'no: a hash' },
    holds:
      'which messages of no request count in which quota, and their sender as an HMAC under the key of the installation',
  },
  lease: nobody('which process does a piece of work', 'until the work has ended'),
  'store version': nobody('the version of the store, and how often it changed'),
}

/** Lists the kinds whose records may hold data of patrons in readable form. */
export const kindsWithPatrons: readonly string[] = Object.entries(recordRules).flatMap(([kind, rule]) =>
  rule.of === 'patrons' ? [kind] : [],
)
