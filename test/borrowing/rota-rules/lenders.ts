import type { Lender } from '../../../src/borrowing/rota-rules/lender.ts'
import { RotaTemplate } from '../../../src/borrowing/rota-rules/template.ts'
import { Day, PartnerCode } from '../../../src/borrowing/values.ts'

export const today = Day.parse('2026-11-24')
export const code = (name: string): PartnerCode => PartnerCode.parse(name)
export const codes = (...names: readonly string[]): PartnerCode[] => names.map(code)

/** Returns a lender that nothing speaks against, but for what is named. */
export const lender = (name: string, more: Partial<Lender> = {}): Lender => ({
  code: code(name),
  active: true,
  closures: [],
  symbols: [`isil:xx-${name.toLowerCase()}`],
  services: ['loan', 'copy'],
  limit: null,
  averageSupplyDays: undefined,
  averageCost: undefined,
  weight: 1,
  success: 0.5,
  ...more,
})

/** Returns a template, of a list of partners unless said. */
export const template = (more: Readonly<Record<string, unknown>>, name = 'North'): RotaTemplate =>
  RotaTemplate.parse({ code: name, choose: { by: 'rule' }, ...more })

export const listOf = (...partners: readonly string[]) => ({ choose: { by: 'list', partners } })
