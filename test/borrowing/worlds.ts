import fc from 'fast-check'
import { textReason } from '../../src/translations/reason.ts'
import type { World } from './world.ts'

const option = <T extends string>(...values: readonly T[]) => fc.constantFrom(...values)

/** Workflow profiles, partners and requests of all kinds. */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    steps: fc.record({
      approval: fc.boolean(),
      requestAccepted: fc.boolean(),
      willSupply: fc.boolean(),
      conditional: fc.boolean(),
      renew: fc.boolean(),
      mediatedRenewal: fc.boolean(),
      recall: fc.boolean(),
      cancelNotAccepted: fc.boolean(),
      lost: fc.boolean(),
      damaged: fc.boolean(),
      declaredLost: fc.boolean(),
      lenderCheckIn: fc.boolean(),
    }),
    settings: fc.record({
      automaticSend: fc.boolean(),
      automaticLocate: fc.boolean(),
      onRotaUsedUp: option('keep', 'close'),
      onExpiry: option('next_partner', 'close'),
      onSendFailure: option('hold', 'next_partner'),
      onLocateFailure: option('keep', 'close'),
      afterPartnerCancel: option('at_once', 'after_the_reply'),
      onNoCancelReply: option('accepted', 'attention'),
      digitalDelivery: option('to_patron', 'to_library', 'print_only'),
      complete: option('at_return', 'at_lender_check_in'),
      claimBeforeExpiry: fc.boolean(),
      reminder: fc.boolean(),
      acceptWithinMaximumCost: fc.boolean(),
      deadlines: fc.record({ claim: fc.constantFrom('P3D', null) }),
    }),
    facts: fc.record({
      takesStatusRequest: fc.boolean(),
      takesReminder: fc.boolean(),
      retryKeepsId: fc.boolean(),
      receivedNeedsItemId: fc.boolean(),
      automaticCancel: fc.boolean(),
      automaticClaim: fc.constantFrom(null, true, false),
      resendOverdueDays: fc.constantFrom(null, 2),
      supplyDays: fc.constantFrom(null, 0, 2.5),
      deliveryDelayDays: fc.constantFrom(0, 1.5),
    }),
    skips: fc.boolean(),
    recordsInIls: fc.boolean(),
    items: fc.integer({ min: 1, max: 3 }),
    service: option('loan', 'loan', 'copy', 'copy_or_loan'),
    hold: option('no', 'no', 'no', 'staff', 'until'),
    dated: fc.boolean(),
    duplicate: fc.boolean(),
    rota: fc.subarray(['ALPHA', 'BETA', 'GAMMA', 'DELTA']),
  })
  .map(({ steps, settings, facts, skips, recordsInIls, items, service, hold, dated, duplicate, rota }) => ({
    rota,
    workflow: { ...settings, steps: duplicate ? steps : { ...steps, approval: false } },
    partners: {
      ALPHA: facts,
      BETA: {},
      GAMMA: { ...facts, expiry: { kind: 'days' as const, days: 3 } },
      ...(skips ? { BETA: { skip: textReason('inactive') } } : {}),
    },
    recordsInIls,
    ...(duplicate ? { duplicate: 'OSLO-AAAA1111' } : {}),
    create: {
      items,
      service: { type: service, ...(dated ? { dateOfInterest: '2026-05-01' } : {}) },
      ...(hold === 'no' ? {} : { hold: hold === 'staff' ? ('staff' as const) : { until: '2026-03-09' } }),
    },
  }))
