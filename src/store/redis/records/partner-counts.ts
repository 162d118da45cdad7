import { z } from 'zod'
import { Day, type LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import type { PartnerCountsPort, PartnerDay } from '../../ports/partner-counts.ts'
import type { RedisContext } from '../context.ts'
import { addPartnerCountsScript } from '../lua/partner-counts.ts'

const CountsField = storedJson(z.record(z.string(), z.number()))

/** Returns the months from one day to another, such as `2026-11`. */
const monthsBetween = (from: Day, to: Day): readonly string[] => {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7) && months.length < 1200; ) {
    months.push(month)
    const next = new Date(`${month}-01T00:00:00Z`)
    next.setUTCMonth(next.getUTCMonth() + 1)
    month = next.toISOString().slice(0, 7)
  }
  return months
}

/** Returns the counts of partners, of each library under its own keys. */
export const partnerCounts = (
  shell: RedisContext,
): PartnerCountsPort & { readonly dump: () => Promise<readonly PartnerDay[]> } => {
  const { client, keys, run, everywhere, register, durable } = shell

  /** Reads the days of a month of a partner. */
  const readMonth = async (
    library: LibraryCode | null,
    partner: PartnerCode,
    month: string,
  ): Promise<readonly PartnerDay[]> =>
    Object.entries(await client.hgetall(`${keys.library(library)}:partner-counts:${partner} ${month}`)).map(
      ([day, counts]) => ({
        library,
        partner,
        day: Day.parse(day),
        counts: parseStored('counts', CountsField, counts),
      }),
    )

  /** Orders days by partner, day and library, as text. */
  const sorted = (days: readonly PartnerDay[]): readonly PartnerDay[] => {
    const place = ({ partner, day, library }: PartnerDay) => `${partner} ${day} ${library ?? ''}`
    return days.toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
  }

  return {
    addPartnerCounts: async (library, counts) => {
      if (counts.length === 0) return
      if (library !== null) await register(library)
      const key = keys.library(library)
      await run(addPartnerCountsScript, key, JSON.stringify(counts))
      await durable(key)
    },

    listPartnerDays: async (partner, from, to) => {
      const months = await Promise.all(
        (await everywhere()).flatMap((library) =>
          monthsBetween(from, to).map((month) => readMonth(library, partner, month)),
        ),
      )
      return sorted(months.flat().filter(({ day }) => day >= from && day <= to))
    },

    /** Lists everything, of all partners. */
    dump: async () => {
      const days: PartnerDay[] = []
      for (const library of await everywhere())
        for (const name of await client.zrange(`${keys.library(library)}:partner-counts`, '0', '-1')) {
          const [partner = '', month = ''] = name.split(' ')
          days.push(...(await readMonth(library, PartnerCode.parse(partner), month)))
        }
      return sorted(days)
    },
  }
}
