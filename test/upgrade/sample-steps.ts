import type { StoredJson, UpgradeStep } from '../../src/store/upgrades/step.ts'
import { upgradeSteps } from '../../src/store/upgrades/steps.ts'

/** Notes in a text that a step changed it; once, however often the step comes by. */
const marked = (text: unknown, mark: string): unknown =>
  typeof text === 'string' && !text.includes(mark) ? `${text}${mark}` : text

const isObject = (value: unknown): value is StoredJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the mark that a step leaves. */
export const markOf = (from: number): string => ` [step ${from}]`

/**
 * Returns the steps of the table, and behind them some that change every kind of record in a way that the present
 * program still reads.
 *
 * @param count how many are added
 * @param onChange told of each record that is looked at, before it is changed
 */
export const sampleSteps = (
  count: number,
  onChange: (kind: string) => void = () => undefined,
): readonly UpgradeStep[] => [
  ...upgradeSteps,
  ...Array.from({ length: count }, (_, place): UpgradeStep => {
    const from = upgradeSteps.length + place
    const mark = markOf(from)
    const noting =
      <T>(kind: string, change: (record: T) => T) =>
      (record: T): T => {
        onChange(kind)
        return change(record)
      }
    return {
      from,
      name: `sample step ${from}`,
      changes: {
        document: noting('document', ({ kind, key, value }) => ({
          kind,
          key: kind === 'citation_lookup' && !key.startsWith('moved-') ? `moved-${key}` : key,
          value: isObject(value) && kind === 'library' ? { ...value, name: marked(value.name, mark) } : value,
        })),
        request: noting('request', (request) => {
          const citation = isObject(request.citation) ? request.citation : {}
          return { ...request, citation: { ...citation, title: marked(citation.title ?? 'Untitled', mark) } }
        }),
        event: noting('event', (event) => {
          const explanations = Array.isArray(event.explanations) ? event.explanations : []
          return JSON.stringify(explanations).includes(mark)
            ? event
            : { ...event, explanations: [...explanations, { code: 'text', params: { text: mark } }] }
        }),
        message: noting('message', (reason) => (reason.includes(mark) ? reason : `${mark}${reason}`)),
      },
    }
  }),
]
