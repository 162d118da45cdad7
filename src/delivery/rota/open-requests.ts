import type { PartnerCode } from '../../borrowing/values.ts'
import type { RequestListsPort } from '../../store/ports/request-lists.ts'

/** Counts the open requests of each partner that has a limit: others need no count. */
export const countOpenRequests = async (
  store: RequestListsPort,
  partners: Iterable<{ readonly code: PartnerCode; readonly limit?: number | null | undefined }>,
): Promise<ReadonlyMap<PartnerCode, number>> => {
  const limited = Array.from(partners).filter(({ limit }) => limit !== undefined && limit !== null)
  const counts = await Promise.all(limited.map(({ code }) => store.countOpenRequests(code)))
  return new Map(limited.map(({ code }, index) => [code, counts[index] ?? 0]))
}
