import type { Facts } from '@lendwire/email'

const today = '2026-03-02'

/** What may be open when a reply comes. */
export const situations = {
  loan: { asked: ['request'], service: 'loan', itemsOut: false, today },
  copy: { asked: ['request'], service: 'copy', itemsOut: false, today },
  cancel: { asked: ['request', 'cancel'], service: 'loan', itemsOut: false, today },
  renew: { asked: ['renew'], service: 'loan', itemsOut: true, today },
  return: { asked: ['shipped_return'], service: 'loan', itemsOut: true, today },
  out: { asked: [], service: 'loan', itemsOut: true, today },
} as const satisfies Record<string, Facts>
export type Situation = keyof typeof situations
