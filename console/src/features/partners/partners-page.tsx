import { partnerProtocols } from '@lendwire/client'
import { Button, Group, Menu, Table, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePermission } from '../../api/session.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ListTable } from '../../shared/list/list-table.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useDirectoryWords } from '../../words/directory/use-directory-words.ts'
import { useHoldingsWords } from '../../words/holdings/use-holdings-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { allPartnerHealthQuery } from './health-queries.ts'
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
            renderRoot={(props) => <Link to="/partners/new" search={{ protocol }} {...props} />}
          >
            {words.partners.protocols[protocol]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const matches = ({ code, name, protocol }: PartnerRow, text: string): boolean =>
  `${code} ${name} ${protocol}`.toLowerCase().includes(text.toLowerCase())

/** The partners, with the state of each. */
export const PartnersPage = () => {
  const { words } = useWords()
  const holdings = useHoldingsWords()
  const directory = useDirectoryWords()
  const navigate = useNavigate({ from: '/partners' })
  const { text = '', state } = useSearch({ from: '/person/partners' })
  const mayWrite = usePermission('configuration:write')
  const api = useApi()
  const list = useQuery(partnerRowsQuery(api))
  const health = useQuery({ ...allPartnerHealthQuery(api), enabled: mayWrite })
  const rows = (list.data ?? [])
    .filter((row) => matches(row, text))
    .filter((row) => state !== 'failing' || row.failures > 0)
  const failing = (list.data ?? []).filter(({ failures }) => failures > 0).length
  return (
    <Page
      title={words.partners.title}
      description={words.partners.description}
      actions={
        mayWrite && (
          <Group gap="xs">
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/partners/directory-import" {...props} />}
            >
              {directory.import}
            </Button>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/partners/unmapped-codes" {...props} />}
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
      {list.data !== undefined && list.data.length > 0 && (
        <>
          <Group gap="sm">
            <TextInput
              w={{ base: '100%', sm: 280 }}
              aria-label={words.partners.find}
              placeholder={words.partners.find}
              value={text}
              onChange={(event) =>
                void navigate({
                  search: { text: event.currentTarget.value || undefined, state },
                  replace: true,
                })
              }
            />
            {(failing > 0 || state === 'failing') && (
              <Button
                variant={state === 'failing' ? 'light' : 'default'}
                aria-pressed={state === 'failing'}
                onClick={() =>
                  void navigate({
                    search: { text: text || undefined, state: state === 'failing' ? undefined : 'failing' },
                    replace: true,
                  })
                }
              >
                {words.partners.onlyFailing(failing)}
              </Button>
            )}
          </Group>
          {rows.length === 0 && <EmptyState title={words.partners.noMatch} />}
          {rows.length > 0 && (
            <ListTable
              head={
                <>
                  <Table.Th>{words.partners.columns.name}</Table.Th>
                  <Table.Th visibleFrom="sm">{words.partners.columns.protocol}</Table.Th>
                  <Table.Th>{words.partners.columns.state}</Table.Th>
                  <Table.Th ta="right" visibleFrom="sm">
                    {words.partners.columns.openRequests}
                  </Table.Th>
                  <Table.Th ta="right" visibleFrom="sm">
                    {words.partners.columns.failures}
                  </Table.Th>
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
                </>
              }
            >
              {rows.map((partner) => (
                <PartnerTableRow
                  key={partner.code}
                  partner={partner}
                  health={mayWrite ? health.data?.find((each) => each.partner === partner.code) : null}
                />
              ))}
            </ListTable>
          )}
        </>
      )}
    </Page>
  )
}
