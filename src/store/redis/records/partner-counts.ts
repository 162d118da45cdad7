import { z } from 'zod'
import { Day, type LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import type { PartnerCountsPort, PartnerDay } from '../../ports/partner-counts.ts'
import type { RedisContext } from '../context.ts'
import { writeScript } from '../lua/script.ts'

/** Adds to the counts of a partner on a day: a hash per partner and month holds them, a field per day, as JSON. */
export const partnerCountFunctions = `
local function partner_month(partner, day) return partner .. ' ' .. string.sub(day, 1, 7) end

local function counts_of(month) return P .. ':partner-counts:' .. month end

local function list_month(month)
  call('ZADD', P .. ':partner-counts', tonumber(string.sub(month, -7, -4) .. string.sub(month, -2)), month)
end

local function count_partner(each)
  local month = partner_month(each.partner, each.day)
  local key = counts_of(month)
  local before = call('HGET', key, each.day)
  if not before then list_month(month) end
  local sum = before and cjson.decode(before) or {}
  for name, value in pairs(each.counts) do
    local before = sum[name] or 0
    if string.sub(name, 1, 5) == 'last_' then sum[name] = math.max(before, value) else sum[name] = before + value end
  end
  call('HSET', key, each.day, cjson.encode(sum))
end
`

/** Adds counts. KEYS[1]: the key prefix of a library or of the gateway. ARGV[1]: partners, days and counts as JSON. */
export const addPartnerCountsScript = writeScript(
  partnerCountFunctions,
  'for _, each in ipairs(cjson.decode(ARGV[1])) do count_partner(each) end',
)

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
