import type { z } from 'zod'
import type { CreateRequest } from '../../src/borrowing/commands/create-input.ts'
import type { Context, PartnerFacts } from '../../src/borrowing/decision.ts'
import type { PlannedRota } from '../../src/borrowing/rota-rules/planned-rota.ts'
import type { SendingVerdict } from '../../src/borrowing/rota-rules/sending-rules.ts'
import { Instant, PartnerCode } from '../../src/borrowing/values.ts'
import { WorkflowProfile } from '../../src/borrowing/workflow/workflow-profile.ts'

/** The input of a workflow profile: all of it has defaults. */
export type WorkflowSettings = Omit<z.input<typeof WorkflowProfile>, 'code'>

/** The settings of a test's world. */
export type World = {
  readonly rota?: readonly string[]
  readonly workflow?: WorkflowSettings
  readonly partners?: Readonly<Record<string, Partial<PartnerFacts>>>
  readonly create?: Partial<z.input<typeof CreateRequest>>
  readonly duplicate?: string
  readonly recordsInIls?: boolean
  /** The rota that rules or a template plan: one partner by default, so that the command always adds one. */
  readonly planned?: Partial<PlannedRota>
  readonly sending?: SendingVerdict
  readonly hasCatalogue?: boolean
}

/** Partners that the directory always has. */
export const partnerCodes = ['ALPHA', 'BETA', 'GAMMA', 'DELTA'] as const

/** Returns partners by their codes. */
export const codes = (...names: readonly string[]): PartnerCode[] =>
  names.map((name) => PartnerCode.parse(name))

export const start = Instant.parse('2026-03-02T09:00:00.000Z')

/** Returns a workflow profile, the standard one but for what is named. */
export const workflow = (settings: WorkflowSettings = {}): WorkflowProfile =>
  WorkflowProfile.parse({ code: 'test', ...settings })

/** Returns the core's facts about partners, the same for all except those that are named. */
export const contextOf = (world: World, now: Instant = start): Context => {
  const profile = workflow(world.workflow)
  const facts = (code: string): PartnerFacts => ({
    code: PartnerCode.parse(code),
    active: true,
    skip: null,
    workflow: profile,
    takesStatusRequest: true,
    takesReminder: false,
    retryKeepsId: false,
    expiry: null,
    automaticCancel: true,
    automaticClaim: null,
    resendOverdueDays: null,
    supplyDays: null,
    deliveryDelayDays: 0,
    catalogue: { profile: 'shared', whenUncertain: 'keep' },
    ...world.partners?.[code],
  })
  return {
    now,
    by: { kind: 'staff', id: 'anna' },
    timeZone: 'Europe/Oslo',
    workflow: profile,
    partners: Object.fromEntries(partnerCodes.map((code) => [code, facts(code)])),
    recordsInIls: world.recordsInIls ?? false,
    hasCatalogue: world.hasCatalogue ?? false,
    attempted: false,
    planned: {
      rules: [],
      templates: ['North'],
      missing: [],
      partners: [{ partner: PartnerCode.parse('DELTA'), template: 'North', lastResort: false }],
      leftOut: [],
      ...world.planned,
    },
    ...(world.sending === undefined ? {} : { sending: world.sending }),
  }
}
