/** The order of day and month in a date such as 03/04/2026. */
export type DateOrder = 'day_first' | 'month_first'

/** A date in a text. */
export type DateInText = {
  /** Its place in the text. */
  readonly start: number
  readonly end: number
  /** The day, `2026-03-12`; undefined for one that can be read in two ways, such as 03/04/2026, or that does not exist. */
  readonly day: string | undefined
  /** The days that it may mean, where it can be read in several ways. */
  readonly readings?: readonly string[] | undefined
}

const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'janvier', 'enero', 'januari'],
  ['february', 'feb', 'februar', 'feber', 'février', 'fevrier', 'febrero', 'februari'],
  ['march', 'mar', 'märz', 'maerz', 'mär', 'mrz', 'mars', 'marzo', 'maart'],
  ['april', 'apr', 'avril', 'abril'],
  ['may', 'mai', 'mayo', 'mei'],
  ['june', 'jun', 'juni', 'juin', 'junio'],
  ['july', 'jul', 'juli', 'juillet', 'julio'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'augustus'],
  ['september', 'sept', 'sep', 'septembre', 'septiembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'octubre'],
  ['november', 'nov', 'novembre', 'noviembre'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'decembre', 'diciembre'],
]

const name = `(?<name>${monthNames
  .flat()
  .sort((one, other) => other.length - one.length)
  .join('|')})`
const year = String.raw`(?<year>20\d\d|\d\d(?!\d))`
const fullYear = String.raw`(?<year>20\d\d)`
const weekday =
  '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:lun|mar|mercre|jeu|vendre|same)di,? |dimanche,? |(?:mon|diens|donners|frei|sams|sonn)tag,? |mittwoch,? |(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[.,] ?)?'

/** The forms that are read, in the order in which they are tried at a place. */
const forms: readonly RegExp[] = [
  String.raw`(?<year>20\d\d)-(?<month>\d\d)-(?<day>\d\d)`,
  String.raw`(?<year>20\d\d)/(?<month>\d\d)/(?<day>\d\d)`,
  String.raw`${weekday}(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?${year}`,
  String.raw`${weekday}(?<day>\d{1,2})\. ?(?<month>\d{1,2})\.(?! ?\d)`,
  String.raw`${weekday}(?<first>\d{1,2})/(?<second>\d{1,2})/${year}`,
  String.raw`(?<first>\d{1,2})-(?<second>\d{1,2})-${fullYear}`,
  String.raw`(?<=\b(?:due|by|until|till|on|before|back|bis|am|zum|sent|shipped|posted|mailed|dispatched):? )${weekday}(?<first>\d{1,2})/(?<second>\d{1,2})(?!/)`,
  String.raw`(?:le )?${weekday}(?:the )?(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?(?: of| de)?[ -]?${name}\.?,?(?:(?: de)?[ -]${fullYear})?`,
  String.raw`(?<=\b(?:until|till|to|by|bis|bis zum|zum) )(?:the )?(?<end>end of|ende)(?: of)? ${name}(?: ${fullYear})?`,
  String.raw`${weekday}${name}\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? ${fullYear})?`,
].map((form) => new RegExp(String.raw`(?<![\p{L}\d./-])${form}(?![\p{L}\d/]|-\d)`, 'giu'))

/** A date without a year means the next such day; one that lies further ahead than this is not taken for one. */
const daysAhead = 300
const day = 86_400_000

/**
 * Finds the dates in a text, in the forms that people write in English, German and French: 2026-03-12, 12.03.2026, 12.3.,
 * 12. März 2026, 12 March, March 12th, 2026, lundi 2 mars … A date with strokes is read where only one reading exists (25/03/2026),
 * or in the given order; without an order 03/04/2026 is found, but its day is not guessed.
 *
 * @param today `2026-02-01`: the day from which a date without a year is counted
 * @param order the order of day and month that the writer uses
 */
export function findDates(text: string, today: string, order?: DateOrder): readonly DateInText[] {
  const datesInText: DateInText[] = []
  for (const form of forms) {
    for (const match of text.matchAll(form)) {
      const start = match.index
      const end = start + match[0].length
      if (datesInText.some((other) => start < other.end && end > other.start)) continue
      datesInText.push({ start, end, ...readDay(match.groups ?? {}, today, order) })
    }
  }
  return datesInText.sort((one, other) => one.start - other.start)
}

function readDay(
  groups: Readonly<Record<string, string | undefined>>,
  today: string,
  order: DateOrder | undefined,
): Pick<DateInText, 'day' | 'readings'> {
  const { year: written, month, day: dayText, name: monthName, first, second, end } = groups
  const fullYear = written?.length === 2 ? `20${written}` : written
  const dayOf = (ofMonth: string, dayOfMonth: string): string | undefined =>
    fullYear === undefined ? nextSuch(ofMonth, dayOfMonth, today) : existing(fullYear, ofMonth, dayOfMonth)
  if (first !== undefined && second !== undefined) {
    const [dayFirst, monthFirst] = [dayOf(second, first), dayOf(first, second)]
    if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst)
      return { day: dayFirst ?? monthFirst }
    return order === undefined
      ? { day: undefined, readings: [dayFirst, monthFirst] }
      : { day: order === 'day_first' ? dayFirst : monthFirst }
  }
  const number = monthName === undefined ? month : String(monthNumber(monthName))
  if (end !== undefined)
    return {
      day: ['31', '30', '29', '28']
        .map((last) => dayOf(number ?? '', last))
        .find((each) => each !== undefined),
    }
  return {
    day: fullYear === undefined ? nextSuch(number, dayText, today) : existing(fullYear, number, dayText),
  }
}

function monthNumber(text: string): number {
  return monthNames.findIndex((names) => names.includes(text.toLowerCase())) + 1
}

function nextSuch(month: string | undefined, dayText: string | undefined, today: string): string | undefined {
  const thisYear = Number(today.slice(0, 4))
  const next = [thisYear, thisYear + 1]
    .map((each) => existing(String(each), month, dayText))
    .find((each) => each !== undefined && each >= today)
  return next !== undefined && Date.parse(next) - Date.parse(today) <= daysAhead * day ? next : undefined
}

function existing(yearText = '', month = '', dayText = ''): string | undefined {
  const text = `${yearText}-${month.padStart(2, '0')}-${dayText.padStart(2, '0')}`
  const date = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? undefined : text
}

const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
  twelve: 12,
  ein: 1,
  eine: 1,
  einem: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  zehn: 10,
  zwölf: 12,
  zwoelf: 12,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  dix: 10,
  douze: 12,
  quinze: 15,
}
const units: Readonly<Record<string, number>> = { d: 1, t: 1, j: 1, w: 7, s: 7, m: 30 }
const spanAfter = (words: string): RegExp =>
  new RegExp(
    String.raw`\b(?:${words})(?: about| ca\.?| etwa)? (?<count>\d{1,3}|${Object.keys(numberWords).join('|')})(?: to \d{1,2}| bis \d{1,2})? (?<unit>days?|weeks?|months?|tag(?:en)?|wochen?|monat(?:en)?|jours?|semaines?|mois)\b`,
    'i',
  )
/** Words before a span from today on. */
const span = spanAfter('in|after|nach|dans|apr[eè]s')
/** Words before a span that ends on a due date. */
const dueSpan = spanAfter(
  "in|within|due|binnen|innerhalb von|faellig|fällig|dans(?: un d[eé]lai de)?|sous|d[’']ici",
)

/**
 * Reads a span of time from today on ("in two weeks", "in 14 Tagen", "dans 14 jours") as the day on which it ends; months count 30 days.
 *
 * @param today `2026-02-01`
 */
export function findSpan(text: string, today: string): string | undefined {
  return endOfSpan(span, text, today)
}

/** Reads a span that ends on a due date ("due in four weeks", "within 14 days") as the day on which it ends. */
export function findDueSpan(text: string, today: string): string | undefined {
  return endOfSpan(dueSpan, text, today)
}

function endOfSpan(form: RegExp, text: string, today: string): string | undefined {
  const { count = '', unit = '' } = form.exec(text)?.groups ?? {}
  const number = numberWords[count.toLowerCase()] ?? Number(count)
  const days = units[unit.slice(0, 1).toLowerCase()]
  if (count === '' || days === undefined) return undefined
  return new Date(Date.parse(today) + number * days * day).toISOString().slice(0, 10)
}

const months = monthNames
  .flat()
  .filter((each) => /^[a-z]{4,}$/.test(each))
  .join('|')
const shortMonths = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez'
const weekdays =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag'
const loanSpan = new RegExp(
  String.raw`\b(?<how>in|within|binnen|innerhalb von|by|um)? ?(?<more>another|further|weitere|noch)? ?(?<count>\d{1,3}|${Object.keys(numberWords).join('|')})[ -](?<unit>days?|weeks?|months?|tagen?|wochen?|monaten?|tage|monate)\b`,
  'g',
)
const misspelled =
  /(?<![@\d.])\b(?<day>\d{1,2})(?:\.|st|nd|rd|th)? ?(?:of )?(?<name>[a-z]{3,10})\.?,? ?(?<year>20\d\d)\b/g
const vague = new RegExp(
  String.raw`\b(?:christmas|xmas|new year|easter|weihnachten|ostern|neujahr|(?:the )?(?:end|middle|beginning|start) of (?:the )?(?:month|year|semester|term)|ende des monats|(?:the )?(?<part>end|middle|mid|beginning|start|early|late|ende|anfang|mitte)(?:[ -]of)?[ -](?<month>${months}|${shortMonths})\b|(?<=\b(?:until|till|by|in|bis|im) )(?:${months})|(?:next |naechsten |kommenden )?(?:${weekdays}))\b`,
  'g',
)

/** A span of time, or words for a day, in a sentence. `day` is undefined where it names none for sure. */
export type TimeInText = Required<Pick<DateInText, 'start' | 'end' | 'day'>> & {
  readonly readings: readonly string[]
}

/** Returns the day that "end of February" or "mid March" may mean: the last day, the 15th, or the first. */
function dayInPart(part: string, month: string, today: string): string | undefined {
  const number = String(
    monthNames.findIndex((names) => names.some((name) => name.startsWith(month.slice(0, 3)))) + 1,
  )
  const days = /^(?:end|late|ende)$/.test(part) ? ['31', '30', '29', '28'] : [/^mi/.test(part) ? '15' : '1']
  return days.map((each) => nextSuch(number, each, today)).find((each) => each !== undefined)
}

/** Returns the day that many units after another one; months count 30 days. */
function later(from: string, count: string, unit: string): string {
  const days = (numberWords[count] ?? Number(count)) * (units[unit.slice(0, 1)] ?? 1)
  return new Date(Date.parse(from) + days * day).toISOString().slice(0, 10)
}

/**
 * Finds spans of time ("for 28 days", "in six weeks", "by 4 weeks"), days whose month is misspelled or not set apart, and words
 * such as "before Christmas". Only a span that counts from today ("in six weeks") names its day for sure.
 *
 * @param plain a sentence in plain form
 * @param today the day from which a span counts
 * @param dueDate the present due date, from which an extension counts
 */
export function findTimes(plain: string, today: string, dueDate?: string): readonly TimeInText[] {
  const spans = [...plain.matchAll(loanSpan)].map(({ 0: text, index, groups = {} }) => {
    const { how, more, count = '', unit = '' } = groups
    const isExtension = how === 'by' || how === 'um' || more !== undefined
    const from = isExtension ? dueDate : today
    const reading = from === undefined ? undefined : later(from, count, unit)
    const isSure = how !== undefined && !isExtension
    return {
      start: index + text.indexOf(count, (how ?? '').length),
      end: index + text.length,
      day: isSure ? reading : undefined,
      readings: reading === undefined ? [] : [reading],
    }
  })
  const others = [...plain.matchAll(misspelled), ...plain.matchAll(vague)].map(
    ({ 0: text, index, groups = {} }) => {
      const month = monthNames.findIndex(([name]) => name?.slice(0, 3) === groups.name?.slice(0, 3)) + 1
      const reading =
        groups.part === undefined
          ? existing(groups.year, String(month), groups.day)
          : dayInPart(groups.part, groups.month ?? '', today)
      return {
        start: index,
        end: index + text.length,
        day: undefined,
        readings: reading === undefined ? [] : [reading],
      }
    },
  )
  return [...spans, ...others]
}
