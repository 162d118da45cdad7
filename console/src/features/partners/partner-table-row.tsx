import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { DocumentLink } from '../../shared/list/document-link.tsx'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { useWords } from '../../words/words-context.tsx'
import { BalanceBars } from './balance-bars.tsx'
import type { PartnerHealth } from './health-queries.ts'
import type { PartnerBalance } from './partner-balances.ts'
import type { PartnerRow } from './partner-queries.ts'
import { PartnerStateBadge } from './partner-state-badge.tsx'
import classes from './partner-table-row.module.css'

/** A share of filled requests below which a partner is looked at. */
const lowFillRate = 0.5

const FillRate = ({ share }: { readonly share: number }) => {
  const { formats } = useWords()
  return (
    <span className={classes.fillRate} data-low={share < lowFillRate || undefined}>
      <svg width="54" height="5" aria-hidden="true">
        <rect width="54" height="5" rx="2.5" />
        <rect width={54 * share} height="5" rx="2.5" />
      </svg>
      {formats.percent(Math.round(share * 100) / 100)}
    </span>
  )
}

const HealthCells = ({ health }: { readonly health: PartnerHealth | undefined }) => {
  const { words, formats } = useWords()
  const fillRate = health?.scorecard.requests.fillRate ?? null
  const daysToShip = health?.scorecard.days.ship.median ?? null
  const lastReceivedAt = health?.lastReceivedAt ?? null
  return (
    <>
      <Table.Td visibleFrom="sm" className={classes.short}>
        {health !== undefined &&
          (lastReceivedAt === null ? words.partners.never : formats.moment(lastReceivedAt))}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {fillRate !== null && <FillRate share={fillRate} />}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {daysToShip !== null && (daysToShip < 1 ? '< 1' : formats.number(daysToShip))}
      </Table.Td>
    </>
  )
}

type Props = {
  readonly partner: PartnerRow
  /** Its health; undefined while it is read, null for people who may not see it. */
  readonly health: PartnerHealth | null | undefined
  /** The title of an alarm about it. */
  readonly warning: string | undefined
  /** What it lent and borrowed, beside the most of the list; undefined where nothing is known of any partner. */
  readonly balance: { readonly of: PartnerBalance | undefined; readonly most: number } | undefined
}

/** One partner in the list, with its state and its health. */
export const PartnerTableRow = ({ partner, health, warning, balance }: Props) => {
  const { words, formats } = useWords()
  const { code, name, protocol, openRequests } = partner
  const isPhone = useIsPhone()
  const protocolName: Readonly<Record<string, string>> = words.partners.protocols
  return (
    <Table.Tr>
      <Table.Td>
        <DocumentLink to="/partners/$code" code={code}>
          {name}
        </DocumentLink>{' '}
        <Text span size="xs" c="dimmed">
          {code}
        </Text>
        {isPhone && (
          <Text size="xs">
            <Anchor
              size="xs"
              display="inline-block"
              py={5}
              renderRoot={(props) => <Link to="/requests" search={{ activePartner: code }} {...props} />}
            >
              {words.partners.openRequests(openRequests)}
            </Anchor>
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <PartnerStateBadge partner={partner} warning={warning} />
      </Table.Td>
      <Table.Td visibleFrom="sm" className={classes.short}>
        {protocolName[protocol] ?? protocol}
      </Table.Td>
      {health !== null && <HealthCells health={health} />}
      <Table.Td ta="right" visibleFrom="sm">
        {openRequests === 0 ? (
          formats.number(0)
        ) : (
          <Anchor
            size="sm"
            renderRoot={(props) => <Link to="/requests" search={{ activePartner: code }} {...props} />}
          >
            {formats.number(openRequests)}
          </Anchor>
        )}
      </Table.Td>
      {balance !== undefined && (
        <Table.Td ta="center" visibleFrom="lg">
          {balance.of !== undefined && <BalanceBars balance={balance.of} most={balance.most} />}
        </Table.Td>
      )}
    </Table.Tr>
  )
}
