import type { RequestSummary } from '../../api/types.ts'

/** Returns who a request in a list is for: the name, else the number of the card; undefined where neither is known, or shown. */
export const patronOf = ({
  patronName,
  patronId,
}: Pick<RequestSummary, 'patronName' | 'patronId'>): string | undefined => patronName ?? patronId
