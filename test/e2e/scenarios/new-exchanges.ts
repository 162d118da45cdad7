import type { Scenario, Step } from './scenario.ts'

/** The messages of a step, to a partner and from one, without what differs from row to row. */
const exchangesOf = (step: Step): readonly string[] => [
  ...('says' in step
    ? [
        `hears ${step.says.type} ${'reason' in step.says ? step.says.reason : ''} of ${Object.keys(step.says)}`,
      ]
    : []),
  ...('check' in step ? ['asks who the partner is'] : []),
  ...('repeats' in step ? [`hears ${step.repeats} again`] : []),
  ...(step.sends ?? []).map((sent) => `sends ${(typeof sent === 'string' ? sent : sent.message).slice(2)}`),
  ...Object.values(step.replies ?? {}).flatMap((ofKinds) =>
    Object.entries(ofKinds).map(([kind, replies]) => `is answered ${replies} to ${kind}`),
  ),
]

/**
 * Returns the rows that show an exchange with a partner that no row before them shows. All rows run over the newest
 * edition of ISO 18626; in other editions and protocols the life cycle is the same, and what differs is how each thing is
 * said.
 */
export const rowsWithNewExchanges = (rows: readonly Scenario[]): readonly Scenario[] => {
  const shown = new Set<string>()
  return rows.filter(({ steps }) => {
    const before = shown.size
    for (const exchange of steps.flatMap(exchangesOf)) shown.add(exchange)
    return shown.size > before
  })
}
