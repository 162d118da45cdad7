import type { Facts } from '@lendwire/email'

const today = '2026-03-02'

/** The situations of a request in which a reply may come. */
export const situations = {
  loan: { openQuestions: ['request'], service: 'loan', itemsOut: false, today },
  copy: { openQuestions: ['request'], service: 'copy', itemsOut: false, today },
  cancel: { openQuestions: ['request', 'cancel'], service: 'loan', itemsOut: false, today },
  renew: { openQuestions: ['renew'], service: 'loan', itemsOut: true, today },
  return: { openQuestions: ['shipped_return'], service: 'loan', itemsOut: true, today },
  out: { openQuestions: [], service: 'loan', itemsOut: true, today },
} as const satisfies Record<string, Facts>
export type Situation = keyof typeof situations
