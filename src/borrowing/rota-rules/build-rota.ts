import { reason } from '../../translations/reason.ts'
import type { LeftOut, LeftOutReason } from '../request/rota-build.ts'
import { addDays } from '../time.ts'
import type { PartnerCode } from '../values.ts'
import type { FoundHolders, RotaCandidate } from './holder.ts'
import type { HolderWish } from './holder-wish.ts'
import type { Lender } from './lender.ts'
import { inOrder } from './order.ts'
import { placeHolders } from './place-holders.ts'
import { type Borrower, skipWhenBuilt } from './skips.ts'
import { plainName } from './supply-terms.ts'
import type { RotaTemplate } from './template.ts'

/** A partner of a rota, and the template that it comes from. */
export type Placed = {
  readonly partner: PartnerCode
  readonly template: string
  readonly lastResort: boolean
}

/** A rota from templates. No partner is in it twice, and none both in it and among those left out by its template. */
export type BuiltRota = {
  readonly partners: readonly Placed[]
  readonly leftOut: readonly LeftOut[]
  /** The partners that are asked last, since the item would come too late. */
  readonly late?: readonly PartnerCode[]
  /** The holders that union catalogues named: each has a place, or a reason why it was left out. */
  readonly candidates?: readonly RotaCandidate[]
  /** The templates that were used: those behind a template whose holders were placed are not. */
  readonly used: readonly string[]
}

/** The sources of a rota. */
export type RotaParts = {
  readonly templates: readonly RotaTemplate[]
  /** The partners of the directory that templates may give. */
  readonly lenders: ReadonlyMap<PartnerCode, Lender>
  readonly borrower: Borrower
  /** The request's number. */
  readonly seed: string
  /** Partners that are in the rota already. */
  readonly present: readonly PartnerCode[]
  /** The largest number of entries that may be added. */
  readonly entryLimit: number
  /** The holders that union catalogues named, by the code of the template. */
  readonly found?: ReadonlyMap<string, FoundHolders>
  /** What the library asks for, where a template chooses among holders. */
  readonly wish?: Omit<HolderWish, 'borrower' | 'onlyNetworks' | 'balanceScope' | 'balancePeriod'>
}

/** Returns whether the item would come too late from a lender that promised it today. */
const isLate = (lender: Lender | undefined, { today, neededBy }: Borrower): boolean => {
  if (lender === undefined || neededBy === undefined || neededBy < today) return false
  const { averageSupplyDays = 0, deliveryDelayDays = 0 } = lender
  return addDays(today, Math.ceil(averageSupplyDays + deliveryDelayDays)) > neededBy
}

type Choice = { readonly lender: Lender } | { readonly leftOut: Omit<LeftOut, 'template'> }

const isLender = (choice: Choice): choice is { readonly lender: Lender } => 'lender' in choice

const leftOut = (partner: PartnerCode, why: LeftOutReason): Choice => ({
  leftOut: { partner, reason: why },
})

const unique = <T>(values: Iterable<T>): readonly T[] => [...new Set(values)]

/** Looks at partners that a template names or chooses among: who may be asked, and why the others may not. */
const chooseAmong = (
  codes: readonly PartnerCode[],
  { lenders, borrower }: RotaParts,
  excluded: ReadonlySet<PartnerCode>,
  taken: ReadonlySet<PartnerCode>,
): readonly Choice[] =>
  unique(codes).map((code) => {
    if (excluded.has(code)) return leftOut(code, reason('rota.excluded'))
    const lender = lenders.get(code)
    if (lender === undefined) return leftOut(code, reason('rota.gone'))
    if (taken.has(code)) return leftOut(code, reason('rota.already_there'))
    const skip = skipWhenBuilt(lender, borrower)
    return skip === null ? { lender } : leftOut(code, skip)
  })

/**
 * Builds a rota: the partners of each template in its order, and behind all of them those of last resort. Partners from
 * which the item would come too late stand last, in the same order.
 *
 * @returns whom to ask, in order, and whom not, with the reason. Pure: the same parts give the same rota
 */
export const buildRota = (parts: RotaParts): BuiltRota => {
  const taken = new Set(parts.present)
  const placed: Placed[] = []
  const out: LeftOut[] = []

  const place = (template: string, lenders: readonly Lender[], most: number, lastResort: boolean): void => {
    const entryLimit = Math.max(0, Math.min(most, parts.entryLimit - placed.length))
    for (const { code } of lenders.slice(0, entryLimit)) {
      taken.add(code)
      placed.push({ partner: code, template, lastResort })
    }
    for (const { code } of lenders.slice(entryLimit)) {
      out.push({
        partner: code,
        template,
        reason: reason('rota.no_room'),
      })
    }
  }

  const settle = (template: RotaTemplate, codes: readonly PartnerCode[]): readonly Lender[] => {
    const choices = chooseAmong(codes, parts, new Set(template.exclude), taken)
    for (const choice of choices) {
      if (!isLender(choice)) out.push({ ...choice.leftOut, template: template.code })
    }
    return choices.filter(isLender).map(({ lender }) => lender)
  }

  const resorts = new Set(parts.templates.flatMap(({ lastResort }) => lastResort))
  const candidates: RotaCandidate[] = []
  const used: RotaTemplate[] = []

  /** Returns whether a holder was placed. */
  const placeFound = (template: RotaTemplate): boolean => {
    const { choose } = template
    const found = parts.found?.get(template.code)
    if (choose.by !== 'holdings' || found === undefined || parts.wish === undefined) return false
    const placedHere = placeHolders({
      template: { ...template, choose },
      found,
      lenders: parts.lenders,
      wish: {
        ...parts.wish,
        borrower: parts.borrower,
        onlyNetworks: choose.networks.map(plainName),
        balanceScope: choose.balanceScope,
        balancePeriod: choose.balancePeriod,
      },
      seed: parts.seed,
      taken: new Set([...taken, ...template.lastResort]),
      excluded: new Set(template.exclude),
      entryLimit: parts.entryLimit - placed.length,
      isLate: (lender) => isLate(lender, parts.borrower),
    })
    candidates.push(...placedHere)
    for (const { partner, reason: why, place: at } of placedHere) {
      if (partner === undefined) continue
      if (why !== undefined) {
        if (!template.lastResort.includes(partner))
          out.push({ partner, template: template.code, reason: why })
      } else if (at !== undefined) {
        taken.add(partner)
        placed.push({ partner, template: template.code, lastResort: false })
      }
    }
    return placedHere.some(({ place: at }) => at !== undefined)
  }

  for (const template of parts.templates) {
    const { choose } = template
    used.push(template)
    if (choose.by === 'holdings') {
      if (placeFound(template)) break
      continue
    }
    const codes = choose.by === 'list' ? choose.partners : [...parts.lenders.keys()]
    const own = codes.filter((code) => !template.lastResort.includes(code))
    const ofRule = choose.by === 'rule' ? own.filter((code) => !resorts.has(code)) : own
    place(template.code, inOrder(template, settle(template, ofRule), parts.seed), template.atMost, false)
  }
  for (const template of used) {
    place(template.code, settle(template, template.lastResort), Number.POSITIVE_INFINITY, true)
  }
  const late = (each: Placed): boolean => isLate(parts.lenders.get(each.partner), parts.borrower)
  return {
    partners: [...placed.filter((each) => !late(each)), ...placed.filter(late)],
    leftOut: out,
    late: placed.filter(late).map(({ partner }) => partner),
    ...(candidates.length === 0 ? {} : { candidates }),
    used: used.map(({ code }) => code),
  }
}
