const zones: Readonly<Record<string, string>> = { Z: '+00:00', UTC: '+00:00', GMT: '+00:00', UT: '+00:00' }
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const day = String.raw`(?<year>\d{4})-?(?<month>\d\d)-?(?<day>\d\d)`
const time = String.raw`(?<hour>\d\d):?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?`
const zone = String.raw`(?<zone>Z|UTC|GMT|UT|[+-]\d\d(?::?\d\d)?)`
const clock = String.raw`(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d))?`

/** The usual form of most peers: it needs none of the tolerance below. */
const exact = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/

/** The forms that are read: ISO 8601 and near it; mail headers (RFC 5322); Java's Date.toString. */
const forms: readonly RegExp[] = [
  new RegExp(`^${day}(?:[T ]+${time} *${zone}?)?$`, 'i'),
  new RegExp(
    String.raw`^(?:[a-z]{3}, *)?(?<day>\d\d?) (?<name>[a-z]{3}) (?<year>\d{4}) ${clock} *${zone}?$`,
    'i',
  ),
  new RegExp(
    String.raw`^[a-z]{3} (?<name>[a-z]{3}) (?<day>\d\d?) ${clock} (?:${zone} )?(?<year>\d{4})$`,
    'i',
  ),
]

/**
 * Reads a date and time as peers write it: xs:dateTime, and what is seen instead of it. Without a zone it is taken as UTC;
 * a day alone as 23:59:59 UTC, the last moment that it can mean.
 *
 * @returns undefined if the text is none of these forms, or no such day or time exists
 */
export function parseInstant(text: string): Date | undefined {
  if (exact.test(text)) {
    const instant = new Date(text)
    // A day that exists is written again as it was read; V8 makes 2 March of 30 February. Every month has a 28th.
    const exists = text.slice(8, 10) <= '28' || instant.toJSON()?.startsWith(text.slice(0, 10))
    if (!Number.isNaN(instant.getTime()) && exists) return instant
  }
  const parts = partsOf(text.trim())
  if (parts === undefined) return undefined
  const month =
    parts.name === undefined
      ? Number(parts.month)
      : months.findIndex((name) => sameName(name, parts.name)) + 1
  const date = `${parts.year}-${two(month)}-${two(Number(parts.day))}`
  if (new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) !== date) return undefined
  if (parts.hour === undefined) return new Date(`${date}T23:59:59Z`)
  const clockTime = `${two(Number(parts.hour))}:${parts.minute}:${parts.second ?? '00'}.${(parts.fraction ?? '').slice(0, 3).padEnd(3, '0')}`
  const instant = new Date(`${date}T${clockTime}${offset(parts.zone)}`)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}

function partsOf(text: string): Record<string, string> | undefined {
  for (const form of forms) {
    const groups = form.exec(text)?.groups
    if (groups !== undefined) return groups
  }
  return undefined
}

function offset(zone = 'Z'): string {
  const named = zones[zone.toUpperCase()]
  return named ?? `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
}

function sameName(name: string, other = ''): boolean {
  return name.toLowerCase() === other.toLowerCase()
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
