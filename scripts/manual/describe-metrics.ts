import { counters, durations, gauges } from '../../src/metrics/definitions.ts'

/** Describes every metric of lendwire's own in a table. */
export const describeMetrics = (): string => {
  const kinds = { counter: counters, histogram: durations, gauge: gauges } as const
  const rows = Object.entries(kinds).flatMap(([kind, definitions]) =>
    Object.values(definitions).map(
      ({ name, help, labels }) =>
        `| \`${name}\` | ${kind} | ${labels.map((label) => `\`${label}\``).join(' ')} | ${help} |`,
    ),
  )
  const build = '| `lendwire_build_info` | gauge | `version` | The version that runs |'
  return ['| metric | type | labels | meaning |', '| --- | --- | --- | --- |', ...rows, build].join('\n')
}
