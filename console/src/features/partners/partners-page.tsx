import { partnerProtocols } from '@lendwire/client'
import { Button, Group, Menu, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { FindField } from '../../shared/list/find-field.tsx'
import { ListTable } from '../../shared/list/list-table.tsx'
import classes from '../../shared/list/tabs.module.css'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useDirectoryWords } from '../../words/directory/use-directory-words.ts'
import { useHoldingsWords } from '../../words/holdings/use-holdings-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { alarmsQuery } from '../alarms/alarm-queries.ts'
import { allPartnerHealthQuery } from './health-queries.ts'
import { partnerBalancesQuery } from './partner-balances.ts'
import { healthStateOf, isProblem } from './partner-health.ts'
import { type PartnerRow, partnerRowsQuery } from './partner-queries.ts'
import { PartnerTableRow } from './partner-table-row.tsx'

const AddPartner = () => {
  const { words } = useWords()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button>{words.partners.add}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {partnerProtocols.map((protocol) => (
          <Menu.Item
            key={protocol}
            renderRoot={(props) => <Link to="/partners/-new" search={{ protocol }} {...props} />}
          >
            {words.partners.protocols[protocol]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const matches = ({ code, name, protocol, networks }: PartnerRow, text: string): boolean =>
  [code, name, protocol, ...networks].join(' ').toLowerCase().includes(text.toLowerCase())

const tabs = ['all', 'failing', 'inactive'] as const

/** The partners, with the state of each: problems first, then those with most open requests. */
export const PartnersPage = () => {
  const { words, formats } = useWords()
  const holdings = useHoldingsWords()
  const directory = useDirectoryWords()
  const navigate = useNavigate({ from: '/partners' })
  const { text = '', state } = useSearch({ from: '/person/partners' })
  const mayWrite = usePermission('configuration:write')
  const api = useApi()
  const list = useQuery(partnerRowsQuery(api, mayWrite))
  const health = useQuery({ ...allPartnerHealthQuery(api), enabled: mayWrite })
  const alarms = useQuery({ ...alarmsQuery(api, 'standing'), enabled: usePermission('requests:write') })
  const balances = useQuery({ ...partnerBalancesQuery(api), enabled: usePermission('statistics:read') }).data
  const known = [...(balances?.values() ?? [])]
  // One direction alone is no balance.
  const hasBalances = known.some(({ borrowed }) => borrowed !== undefined)
  const most = Math.max(0, ...known.flatMap(({ lent, borrowed = 0 }) => [lent, borrowed]))
  const warnings = new Map(
    (alarms.data ?? []).flatMap((alarm) => (alarm.partner === null ? [] : [[alarm.partner, alarm.title]])),
  )
  const stateOf = (row: PartnerRow) => healthStateOf(row, warnings.get(row.code))
  const belongs = {
    all: () => true,
    failing: (row: PartnerRow) => isProblem(stateOf(row)),
    inactive: (row: PartnerRow) => stateOf(row) === 'inactive',
  }
  const all = list.data ?? []
  const tab = tabs.find((name) => name === state) ?? 'all'
  const rows = all
    .filter((row) => belongs[tab](row) && matches(row, text))
    .toSorted(
      (one, other) =>
        Number(belongs.failing(other)) - Number(belongs.failing(one)) ||
        other.openRequests - one.openRequests ||
        one.name.localeCompare(other.name),
    )
  return (
    <Page
      title={words.partners.title}
      description={words.partners.description}
      actions={
        mayWrite && (
          <Group gap="xs">
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/partners/-directory-import" {...props} />}
            >
              {directory.import}
            </Button>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/partners/-unmapped-codes" {...props} />}
            >
              {holdings.codes.title}
            </Button>
            <AddPartner />
          </Group>
        )
      }
    >
      {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Pending />}
      {list.data?.length === 0 && (
        <EmptyState
          title={words.partners.none}
          hint={words.partners.firstStep}
          {...(mayWrite ? { action: <AddPartner /> } : {})}
        />
      )}
      {all.length > 0 && (
        <>
          <nav className={classes.tabs} aria-label={words.partners.tabs.label}>
            {tabs.map((name) => {
              const count = all.filter(belongs[name]).length
              return (
                <Link
                  key={name}
                  to="/partners"
                  search={{ text: text || undefined, state: name === 'all' ? undefined : name }}
                  className={classes.tab ?? ''}
                  activeOptions={{ exact: true, explicitUndefined: true }}
                >
                  {words.partners.tabs[name]}{' '}
                  <span
                    className={classes.count}
                    data-quiet={name !== 'failing' || count === 0 ? true : undefined}
                  >
                    {formats.number(count)}
                  </span>
                </Link>
              )
            })}
          </nav>
          <FindField
            w={{ base: '100%', sm: 280 }}
            label={words.partners.find}
            value={text}
            onChange={(next) =>
              void navigate({
                search: { text: next || undefined, state },
                replace: true,
              })
            }
          />
          {rows.length === 0 && <EmptyState title={words.partners.noMatch} />}
          {rows.length > 0 && (
            <ListTable
              head={
                <>
                  <Table.Th>{words.partners.columns.name}</Table.Th>
                  <Table.Th>{words.partners.columns.state}</Table.Th>
                  <Table.Th visibleFrom="sm">{words.partners.columns.protocol}</Table.Th>
                  {mayWrite && (
                    <>
                      <Table.Th visibleFrom="sm">{words.partners.columns.lastReceived}</Table.Th>
                      <Table.Th ta="right" visibleFrom="sm">
                        {words.partners.columns.fillRate}
                      </Table.Th>
                      <Table.Th ta="right" visibleFrom="sm">
                        {words.partners.columns.daysToShip}
                      </Table.Th>
                    </>
                  )}
                  <Table.Th ta="right" visibleFrom="sm">
                    {words.partners.columns.openRequests}
                  </Table.Th>
                  {hasBalances && (
                    <Table.Th ta="center" visibleFrom="lg">
                      {words.partners.columns.balance}
                    </Table.Th>
                  )}
                </>
              }
            >
              {rows.map((partner) => (
                <PartnerTableRow
                  key={partner.code}
                  partner={partner}
                  health={mayWrite ? health.data?.find((each) => each.partner === partner.code) : null}
                  warning={warnings.get(partner.code)}
                  balance={hasBalances ? { of: balances?.get(partner.code), most } : undefined}
                />
              ))}
            </ListTable>
          )}
        </>
      )}
    </Page>
  )
}
