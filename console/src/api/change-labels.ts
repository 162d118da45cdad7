import type { Api } from './api.ts'
import { toProblem } from './problem.ts'

export type LabelChange = { readonly added: readonly string[]; readonly removed: readonly string[] }

/** How often a change is tried while others change the same request. */
const maxAttempts = 5

/**
 * Adds and removes labels of a request, and keeps those that others give it at the same time: it writes only over the
 * labels that it has read, and reads them again where somebody else came first.
 *
 * @throws ApiProblem where the API refuses the change, or others come first each time
 */
export const changeLabels = async (
  api: Pick<Api, 'request' | 'editRequest'>,
  number: string,
  { added, removed }: LabelChange,
): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const { request, etag } = await api.request(number)
    const present = request.labels ?? []
    const kept = present.filter((label) => !removed.includes(label))
    const labels = [...kept, ...added.filter((label) => !kept.includes(label))]
    if (labels.length === present.length && kept.length === present.length) return
    try {
      await api.editRequest(number, { labels }, etag)
      return
    } catch (error) {
      if (toProblem(error).kind !== 'precondition_failed' || attempt === maxAttempts) throw error
    }
  }
}
