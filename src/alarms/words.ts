import { isStepCode, sayStep } from '../connection-test/say-step.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import type { Alarm } from './alarm.ts'
import type { ConditionKind } from './alarm-rule.ts'

/** A title and a remedy. `{name}` stands for a fact of the alarm, `{name|one|many}` for the word that goes with its number. */
type Words = { readonly title: string; readonly remedy: string }

/** Another title, for alarms that have the fact, or that lack it. */
type OtherTitle = { readonly fact: string; readonly present: boolean; readonly title: string }

type Catalogue = Readonly<Record<ConditionKind, Words & { readonly otherTitle?: OtherTitle }>>

const en: Catalogue = {
  partner_paused: {
    title:
      'Deliveries to {partner} are paused: it failed {failures} {failures|time|times} in a row, {waiting} {waiting|loan waits|loans wait}',
    otherTitle: {
      fact: 'reason',
      present: true,
      title: 'Deliveries to {partner} are paused, {waiting} {waiting|loan waits|loans wait}: {reason}',
    },
    remedy:
      'The page of the partner has the connection test and each of its steps. When a test passes, what waits is sent automatically.',
  },
  delivery_waiting: {
    title:
      '{count} {count|message waits|messages wait} to be sent, the oldest for over {minutes} {minutes|minute|minutes}',
    otherTitle: {
      fact: 'partner',
      present: true,
      title:
        '{count} {count|message waits|messages wait} to be sent to {partner}, the oldest for over {minutes} {minutes|minute|minutes}',
    },
    remedy: 'Look at the messages that wait: each names its reason.',
  },
  mailbox_not_read: {
    title: 'The mailbox {mailbox} cannot be read: {reason}',
    remedy: 'Check the host, the user and the password of the mailbox.',
  },
  certificate: {
    title: 'The certificate of {partner} ends in {days} {days|day|days}',
    otherTitle: {
      fact: 'ended',
      present: true,
      title: 'The certificate of {partner} ended {age}',
    },
    remedy: 'Tell the technician of the partner to renew it.',
  },
  check_changed: {
    title: 'The connection test of {partner} fails at {step}: {reason}',
    remedy: '{todo}',
  },
  disk: {
    title: 'The disk of the store has {percent} % free',
    remedy: 'Make room or enlarge it: without room nothing can be stored, and partners get no answer.',
  },
  quota: {
    title: '{partner} has used {percent} % of its daily quota of messages',
    remedy: 'Look at its messages: if they are wanted, raise its daily quota.',
  },
  attention: {
    title:
      '{count} {count|request|requests} of {library} {count|has|have} needed attention for over {days} {days|day|days}',
    remedy: 'Open the worklist “Needs attention”.',
  },
  webhook_paused: {
    title: 'The webhook {webhook} is paused: {reason}',
    remedy: 'Mend the endpoint, send it a test event, and resume it. Nothing is lost meanwhile.',
  },
  backup: {
    title: 'The newest backup is {hours} {hours|hour|hours} old',
    otherTitle: {
      fact: 'hours',
      present: false,
      title: 'There is no backup in the folder of LENDWIRE_BACKUP_FOLDER',
    },
    remedy: 'See why the job that makes backups does not run.',
  },
  patron_look_up: {
    title: 'Patrons of {library} cannot sign in: {reason}',
    remedy: 'Test the connection of the library’s own system on the page of the library.',
  },
  configuration_fault: {
    title: 'The {document} {code} cannot be read',
    remedy: 'Save it again: what needs it is refused until then.',
  },
}

const de: Catalogue = {
  partner_paused: {
    title:
      'Sendungen an {partner} ruhen: {failures} {failures|Versuch schlug|Versuche nacheinander schlugen} fehl, {waiting} {waiting|Leihe wartet|Leihen warten}',
    otherTitle: {
      fact: 'reason',
      present: true,
      title: 'Sendungen an {partner} ruhen, {waiting} {waiting|Leihe wartet|Leihen warten}: {reason}',
    },
    remedy:
      'Die Seite des Partners hat den Verbindungstest mit jedem Schritt. Sobald ein Test gelingt, wird automatisch gesendet, was wartet.',
  },
  delivery_waiting: {
    title:
      '{count} {count|Nachricht wartet|Nachrichten warten} auf den Versand, die älteste seit über {minutes} {minutes|Minute|Minuten}',
    otherTitle: {
      fact: 'partner',
      present: true,
      title:
        '{count} {count|Nachricht wartet|Nachrichten warten} auf den Versand an {partner}, die älteste seit über {minutes} {minutes|Minute|Minuten}',
    },
    remedy: 'Sehen Sie die wartenden Nachrichten an: Jede nennt ihren Grund.',
  },
  mailbox_not_read: {
    title: 'Das Postfach {mailbox} kann nicht gelesen werden: {reason}',
    remedy: 'Prüfen Sie Server, Benutzer und Passwort des Postfachs.',
  },
  certificate: {
    title: 'Das Zertifikat von {partner} läuft in {days} {days|Tag|Tagen} ab',
    otherTitle: {
      fact: 'ended',
      present: true,
      title: 'Das Zertifikat von {partner} ist vor {ended} {ended|Tag|Tagen} abgelaufen',
    },
    remedy: 'Bitten Sie die Technik des Partners, es zu erneuern.',
  },
  check_changed: {
    title: 'Der Verbindungstest von {partner} scheitert an {step}: {reason}',
    remedy: '{todo}',
  },
  disk: {
    title: 'Auf dem Datenträger des Speichers sind {percent} % frei',
    remedy: 'Schaffen Sie Platz: Ohne Platz wird nichts gespeichert, und Partner bekommen keine Antwort.',
  },
  quota: {
    title: '{partner} hat {percent} % seines Tageskontingents an Nachrichten verbraucht',
    remedy: 'Sehen Sie seine Nachrichten an: Sind sie erwünscht, erhöhen Sie das Tageskontingent.',
  },
  attention: {
    title:
      '{count} {count|Bestellung|Bestellungen} von {library} {count|braucht|brauchen} seit über {days} {days|Tag|Tagen} Aufmerksamkeit',
    remedy: 'Öffnen Sie die Liste „Braucht Aufmerksamkeit“.',
  },
  webhook_paused: {
    title: 'Der Webhook {webhook} ruht: {reason}',
    remedy:
      'Beheben Sie den Fehler am Endpunkt, senden Sie ein Testereignis, und setzen Sie ihn fort. Nichts geht verloren.',
  },
  backup: {
    title: 'Die neueste Sicherung ist {hours} {hours|Stunde|Stunden} alt',
    otherTitle: {
      fact: 'hours',
      present: false,
      title: 'Im Ordner von LENDWIRE_BACKUP_FOLDER liegt keine Sicherung',
    },
    remedy: 'Sehen Sie nach, warum die Sicherung nicht läuft.',
  },
  patron_look_up: {
    title: 'Niemand aus {library} kann sich anmelden: {reason}',
    remedy: 'Prüfen Sie die Verbindung des Bibliothekssystems auf der Seite der Bibliothek.',
  },
  configuration_fault: {
    title: 'Das Dokument {code} ({document}) kann nicht gelesen werden',
    remedy: 'Speichern Sie es neu: Was es braucht, wird bis dahin abgelehnt.',
  },
}

const stepNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    address: 'the address',
    dns: 'DNS',
    tcp: 'the connection (TCP)',
    tls: 'the encryption (TLS)',
    http: 'HTTP',
    authentication: 'the credentials',
    protocol: 'the protocol',
  },
  de: {
    address: 'der Adresse',
    dns: 'DNS',
    tcp: 'der Verbindung (TCP)',
    tls: 'der Verschlüsselung (TLS)',
    http: 'HTTP',
    authentication: 'den Zugangsdaten',
    protocol: 'dem Protokoll',
  },
}

const catalogues: Readonly<Record<Language, Catalogue>> = { en, de }

const said = (fact: Alarm['facts'][string], language: Language): string =>
  typeof fact === 'object' ? sentencesIn(language).say(fact) : String(fact)

const fill = (words: string, facts: Alarm['facts'], language: Language): string =>
  words.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) =>
    one === undefined ? said(facts[name] ?? '', language) : ((facts[name] === 1 ? one : many) ?? ''),
  )

/** Why a webhook is paused, by the cause, in the languages that the reason itself is not in. */
const webhookReasons: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  de: {
    gone: 'Der Endpunkt antwortet, dass es ihn nicht mehr gibt (HTTP 410).',
    kept_failing: 'Er nimmt ein Ereignis seit mehr als drei Tagen nicht an.',
    other_store:
      'Der Speicher hat andere Ereignisse als zuvor: Er wurde aus einer Sicherung wiederhergestellt.',
  },
}

/** Returns the facts with the reason for a pause in the language. */
const translateReason = (facts: Alarm['facts'], language: Language): Alarm['facts'] => ({
  ...facts,
  reason: webhookReasons[language][String(facts.cause ?? '')] ?? facts.reason ?? '',
})

/** Says how long ago a certificate ended. Alarms of earlier versions have days only. */
const ageOf = ({ ended, endedHours }: Alarm['facts'], language: Language): string => {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
  if (ended !== 0) return format.format(-Number(ended), 'day')
  if (endedHours !== undefined && endedHours !== 0) return format.format(-Number(endedHours), 'hour')
  return language === 'en' ? 'less than an hour ago' : 'vor weniger als einer Stunde'
}

/** The facts of some kinds of alarms in the language. */
const translations: Partial<Record<ConditionKind, typeof translateReason>> = {
  certificate: (facts, language) => ({ ...facts, age: ageOf(facts, language) }),
  check_changed: (facts, language) => translateStep(facts, language),
  partner_paused: (facts, language) => translateStep(facts, language),
  webhook_paused: translateReason,
}

/**
 * Returns the facts with the failed step of a connection test in the language. The step of an alarm that an earlier
 * version stored is in English.
 */
const translateStep = (facts: Alarm['facts'], language: Language): Alarm['facts'] => {
  const { stepCode, step } = facts
  if (typeof stepCode !== 'string' || !isStepCode(stepCode)) return facts
  const { detail, remedy } = sayStep({ code: stepCode, facts }, language)
  const name = stepNames[language][String(step)] ?? String(step)
  return { ...facts, step: name, reason: detail, todo: remedy ?? '' }
}

/** Says in words why an alarm was raised, and what to do. A partner is called by its name where the alarm has it. */
export const alarmWords = (alarm: Pick<Alarm, 'kind' | 'facts'>, language: Language): Words => {
  const { kind } = alarm
  const { partnerName, ...facts } = alarm.facts
  if (partnerName !== undefined) facts.partner = partnerName
  const { title, otherTitle, remedy } = catalogues[language][kind]
  const isOther = otherTitle !== undefined && (facts[otherTitle.fact] !== undefined) === otherTitle.present
  const translated = translations[kind]?.(facts, language) ?? facts
  return {
    title: fill(isOther ? otherTitle.title : title, translated, language),
    remedy: fill(remedy, translated, language),
  }
}
