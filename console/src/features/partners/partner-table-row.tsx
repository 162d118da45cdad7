import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { DocumentLink } from '../../shared/list/document-link.tsx'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { useWords } from '../../words/words-context.tsx'
import type { PartnerHealth } from './health-queries.ts'
import type { PartnerRow } from './partner-queries.ts'
import { PartnerStateBadge } from './partner-state-badge.tsx'
import classes from './partner-table-row.module.css'

const HealthCells = ({ health }: { readonly health: PartnerHealth | undefined }) => {
  const { words, formats } = useWords()
  const fillRate = health?.scorecard.requests.fillRate ?? null
  const daysToShip = health?.scorecard.days.ship.median ?? null
  const lastReceivedAt = health?.lastReceivedAt ?? null
  return (
    <>
      <Table.Td visibleFrom="sm" className={classes.short}>
        {lastReceivedAt === null ? '–' : formats.fromNow(lastReceivedAt)}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {fillRate === null ? '–' : words.health.percent(Math.round(100 * fillRate))}
      </Table.Td>
      <Table.Td ta="right" visibleFrom="sm">
        {daysToShip === null ? '–' : formats.number(daysToShip)}
      </Table.Td>
    </>
  )
}

type Props = {
  readonly partner: PartnerRow
  /** Its health; undefined while it is read, null for people who may not see it. */
  readonly health: PartnerHealth | null | undefined
}

/** One partner in the list, with its state and its health. */
export const PartnerTableRow = ({ partner, health }: Props) => {
  const { words, formats } = useWords()
  const { code, name, protocol, failures, openRequests } = partner
  const isPhone = useIsPhone()
  const protocolName: Readonly<Record<string, string>> = words.partners.protocols
  return (
    <Table.Tr>
      <Table.Td>
        <DocumentLink to="/partners/$code" code={code}>
          {name}
        </DocumentLink>
        <Text size="xs" c="dimmed">
          {code}
        </Text>
        {isPhone && (
          <Anchor
            size="xs"
            renderRoot={(props) => <Link to="/requests" search={{ activePartner: code }} {...props} />}
          >
            {words.partners.openRequests(openRequests)}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm" className={classes.short}>
        {protocolName[protocol] ?? protocol}
      </Table.Td>
      <Table.Td>
        <PartnerStateBadge partner={partner} />
      </Table.Td>
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
      <Table.Td ta="right" visibleFrom="sm">
        {formats.number(failures)}
      </Table.Td>
      {health !== null && <HealthCells health={health} />}
    </Table.Tr>
  )
}
