import type { Change } from '../ports/changes.ts'

/** A delivery that is not settled, as far as the rule of withdrawal reads it. */
export type UnsettledDelivery = {
  readonly id: string
  readonly operation: string
  readonly state: 'waiting' | 'leased'
  readonly possiblyTaken: boolean
}

/** The deliveries that a change wants withdrawn: those that can be, and those that cannot. */
type Withdrawals<T> = { readonly possible: readonly T[]; readonly impossible: readonly T[] }

/** Returns a delivery as the change's own settlement leaves it; null where it settles the delivery. */
const afterSettlement = (
  delivery: UnsettledDelivery,
  settle: Change['settle'],
): Omit<UnsettledDelivery, 'operation'> | null => {
  if (settle?.delivery !== delivery.id) return delivery
  const { settlement } = settle
  return settlement.state === 'waiting'
    ? { ...delivery, state: 'waiting', possiblyTaken: delivery.possiblyTaken || settlement.possiblyTaken }
    : null
}

/**
 * Selects the deliveries that a change withdraws. A delivery can be withdrawn while it waits and its receiver cannot have
 * taken it. The change's own settlement counts as written.
 *
 * `redis/lua/commit.ts` repeats this rule inside its script, which must be atomic; the suites in `test/contract/` hold both
 * to the same cases (ADR 20).
 *
 * @param unsettled the waiting and leased deliveries of the request's rota entry
 * @param operations the operations to withdraw
 */
export const selectWithdrawals = <T extends UnsettledDelivery>(
  unsettled: readonly T[],
  operations: Change['withdraw'][number]['operations'],
  settle: Change['settle'],
): Withdrawals<T> => {
  const named = unsettled.flatMap((delivery) => {
    const left = afterSettlement(delivery, settle)
    const isNamed = operations === 'all' || operations.some((operation) => operation === delivery.operation)
    return left === null || !isNamed ? [] : [{ delivery, left }]
  })
  const isWithdrawable = ({ left }: (typeof named)[number]): boolean =>
    left.state === 'waiting' && !left.possiblyTaken
  return {
    possible: named.filter(isWithdrawable).map(({ delivery }) => delivery),
    impossible: named.filter((each) => !isWithdrawable(each)).map(({ delivery }) => delivery),
  }
}
