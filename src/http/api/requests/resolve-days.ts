import { listedLibraries, type Principal } from '../../../accounts/principal.ts'
import { addDays, dayOf, instantOf, startOfDay } from '../../../borrowing/time.ts'
import type { Day, Instant } from '../../../borrowing/values.ts'
import type { Services } from '../../services.ts'
import { type RelativeDay, resolveRelativeDay } from '../lists/relative-day.ts'
import type { FilterQuery, ResolvedQuery } from './request-filters.ts'

type Deps = Pick<Services, 'now' | 'configuration'>

const isRelative = (value: unknown): value is RelativeDay =>
  typeof value === 'object' && value !== null && 'unit' in value

/** Returns the time zone of the libraries that a list is about; UTC where they have several. */
const timeZoneOf = async (
  { configuration }: Deps,
  principal: Principal,
  wanted: FilterQuery['library'],
): Promise<string> => {
  const listed = listedLibraries(principal, wanted)
  const libraries = (await configuration.snapshot()).libraries()
  const zones = libraries
    .filter(({ code }) => listed === null || listed.includes(code))
    .map(({ timeZone }) => timeZone)
  const [zone, ...others] = new Set(zones)
  return zone === undefined || others.length > 0 ? 'UTC' : zone
}

/** These are days; the others are times. */
const isOfDays = (name: string): boolean => /^(?:neededBy|due)(?:From|To)$/.test(name)

const lastInstantOf = (day: Day, timeZone: string): Instant =>
  instantOf(Date.parse(startOfDay(addDays(day, 1), timeZone)) - 1)

/**
 * Puts the days that are meant in the place of those that are relative to today, which is the day in the library’s time
 * zone: a range of times begins and ends with that day there.
 */
export const resolveDays = async (
  services: Deps,
  principal: Principal,
  query: FilterQuery,
): Promise<ResolvedQuery> => {
  const relative = Object.entries(query).filter(([, value]) => isRelative(value))
  if (relative.length === 0) return query as ResolvedQuery
  const timeZone = await timeZoneOf(services, principal, query.library)
  const today = dayOf(services.now(), timeZone)
  const days = relative.map(([name, value]) => {
    const end = name.endsWith('From') ? 'from' : 'to'
    const day = resolveRelativeDay(value as RelativeDay, end, today)
    const time = end === 'from' ? startOfDay(day, timeZone) : lastInstantOf(day, timeZone)
    return [name, isOfDays(name) ? day : time]
  })
  return { ...query, ...Object.fromEntries(days) } as ResolvedQuery
}
