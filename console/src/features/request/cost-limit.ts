import type { RequestView } from '../../api/types.ts'

/** Returns the most that the library pays: what was agreed with the lender that is asked, or supplies, else the limit of the request. */
export const costLimitOf = ({
  rota,
  service,
}: Pick<RequestView, 'rota' | 'service'>): RequestView['service']['maximumCost'] =>
  rota.find(({ state }) => state === 'active' || state === 'supplied')?.changes?.service?.maximumCost ??
  service.maximumCost
