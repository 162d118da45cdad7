import { Button, Text } from '@mantine/core'
import { usePartnerName } from '../../../api/names.ts'
import type { RequestView } from '../../../api/types.ts'
import { joined } from '../../../shared/joined.ts'
import { Panel } from '../../../shared/panel.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { useCommandDialog } from '../commands/use-command-dialog.tsx'
import { costLimitOf } from '../cost-limit.ts'
import { CostMeter } from '../cost-meter.tsx'
import classes from './costs-panel.module.css'

/** Returns whether staff may settle a cost by its number. */
const isPayable = ({ kind, doubt }: NonNullable<RequestView['costs']>[number]): boolean =>
  kind !== 'offered' && doubt === undefined

/** Returns whether it is a credit that staff have not confirmed: it is in no total. */
const isOpenCredit = ({ kind, agreed, settledAt }: NonNullable<RequestView['costs']>[number]): boolean =>
  kind === 'credit' && agreed !== true && settledAt === undefined

type Cost = NonNullable<RequestView['costs']>[number]

/** Returns what is charged, else agreed, else asked for, in the currency of the limit; undefined for nothing. */
const sumAgainst = (
  { costTotals }: RequestView,
  offered: Cost | undefined,
  limit: RequestView['service']['maximumCost'],
): number | undefined => {
  const total = costTotals.find(({ currency }) => currency === limit?.currency)
  const offeredAmount = offered?.currency === limit?.currency ? Number(offered?.amount ?? 0) : 0
  const sum = Number(total?.charged ?? 0) || Number(total?.agreed ?? 0) || offeredAmount
  return sum > 0 ? sum : undefined
}

/** The costs that partners offered and charged, those agreed to, and those settled. */
export const CostsPanel = ({ request }: { readonly request: RequestView }) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const { command, may, open, dialog } = useCommandDialog(request)
  const labels = words.request.costs
  const costs = request.costs ?? []
  const stateOf = (cost: (typeof costs)[number]): string => {
    const { settledAt, agreed, doubt } = cost
    if (isOpenCredit(cost)) return labels.unconfirmed
    if (doubt !== undefined) return settledAt === undefined ? labels.doubtful : labels.drop
    if (settledAt !== undefined) return labels.settled
    if (agreed === undefined) return labels.open
    return agreed ? labels.agreed : labels.declined
  }
  const limit = costLimitOf(request)
  const offered = costs.findLast(({ kind, agreed }) => kind === 'offered' && agreed === undefined)
  const against = sumAgainst(request, offered, limit)
  return (
    <Panel
      title={words.request.panels.costs}
      action={
        may('add_cost') && (
          <Button size="compact-sm" variant="subtle" onClick={() => open('add_cost')}>
            {labels.add}
          </Button>
        )
      }
    >
      {costs.length === 0 && (
        <Text size="sm" c="dimmed">
          {labels.empty}
        </Text>
      )}
      <ul className={classes.costs}>
        {costs.map((cost) => (
          <li key={cost.id} className={classes.cost}>
            <span>
              {[
                words.costKinds[cost.kind],
                cost.partner === undefined ? undefined : partnerName(cost.partner),
              ]
                .filter((part) => part !== undefined)
                .join(', ')}
            </span>
            <strong>
              {formats.money(Number(cost.amount) * (cost.kind === 'credit' ? -1 : 1), cost.currency)}
            </strong>
            <span className={classes.facts}>
              {joined([
                stateOf(cost),
                formats.date(cost.at),
                cost.invoiceNumber === undefined ? undefined : labels.invoice(cost.invoiceNumber),
                cost.paidOn === undefined ? undefined : labels.paid(formats.date(cost.paidOn)),
                cost.reason,
                cost.note,
                cost.doubt?.text,
              ])}
            </span>
            {cost.doubt !== undefined && cost.settledAt === undefined && (
              <span className={classes.answers}>
                {may('correct_cost') && (
                  <Button
                    size="compact-xs"
                    onClick={() => command.run({ type: 'correct_cost', cost: cost.id })}
                  >
                    {labels.take}
                  </Button>
                )}
                {may('settle_cost') && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => command.run({ type: 'settle_cost', cost: cost.id })}
                  >
                    {labels.drop}
                  </Button>
                )}
              </span>
            )}
            <span className={isOpenCredit(cost) ? classes.answers : undefined}>
              {isOpenCredit(cost) && may('correct_cost') && (
                <Button
                  size="compact-xs"
                  onClick={() => command.run({ type: 'correct_cost', cost: cost.id })}
                >
                  {labels.confirm}
                </Button>
              )}
              {cost.settledAt === undefined && isPayable(cost) && may('settle_cost') && (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => open('settle_cost', { cost: cost.id })}
                >
                  {labels.settle}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {against !== undefined && limit !== undefined && (
        <div>
          <CostMeter amount={against} limit={Number(limit.amount)} isThin />
          <Text size="xs" c="var(--third-ink)" ta="right">
            {labels.ofLimit(
              formats.money(against, limit.currency),
              formats.money(Number(limit.amount), limit.currency),
            )}
          </Text>
        </div>
      )}
      {request.costTotals
        .filter(({ charged }) => Number(charged) !== 0)
        .map(({ currency, charged }) => (
          <Text key={currency} size="sm" fw={600}>
            {labels.total(formats.money(Number(charged), currency))}
          </Text>
        ))}
      {dialog}
    </Panel>
  )
}
