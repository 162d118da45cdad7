import type { components } from '@lendwire/client'
import { Anchor, Breadcrumbs, Select, Stack, Table, Text } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Api } from '../../api/api.ts'
import { useApi } from '../../api/api-context.tsx'
import { partnersQuery, usePartnerName } from '../../api/names.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { EmptyState } from '../../shared/list/empty-state.tsx'
import { ListTable } from '../../shared/list/list-table.tsx'
import { Page } from '../../shared/page/page.tsx'
import { Pending } from '../../shared/page/pending.tsx'
import { useHoldingsWords } from '../../words/holdings/use-holdings-words.ts'
import { useWords } from '../../words/words-context.tsx'

type UnmappedCode = components['schemas']['UnmappedCode']

/** Returns the query of the codes of union catalogues that belong to no partner. */
export const unmappedCodesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['documents', '/v1/unmapped-codes'],
    queryFn: async () =>
      (await api.documents.get<{ readonly codes: readonly UnmappedCode[] }>('/v1/unmapped-codes')).codes,
  })

type Mapping = UnmappedCode & { readonly partner: string }

/** The codes of union catalogues that belong to no partner; choosing a partner gives it the code. */
export const UnmappedCodesPage = () => {
  const { words, formats } = useWords()
  const { codes: labels } = useHoldingsWords()
  const api = useApi()
  const client = useQueryClient()
  const partnerName = usePartnerName()
  const list = useQuery(unmappedCodesQuery(api))
  const { data: partners = [] } = useQuery(partnersQuery(api))
  const map = useMutation({
    mutationFn: async ({ partner, source, code }: Mapping) => {
      const path = `/v1/partners/${encodeURIComponent(partner)}`
      const { holdingCodes = [] } = await api.documents.get<{ readonly holdingCodes?: readonly unknown[] }>(
        path,
      )
      return api.documents.patch(path, { holdingCodes: [...holdingCodes, { source, value: code }] })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['documents', '/v1/unmapped-codes'] }),
  })
  return (
    <Stack gap="xs">
      <Breadcrumbs>
        <Anchor size="sm" renderRoot={(props) => <Link to="/partners" {...props} />}>
          {words.partners.title}
        </Anchor>
      </Breadcrumbs>
      <Page title={labels.title} description={labels.description}>
        {list.isError && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
        {map.isError && <ProblemMessage error={map.error} />}
        {map.isSuccess && (
          <Text size="sm" role="status">
            {labels.mapped(map.variables.code, partnerName(map.variables.partner))}
          </Text>
        )}
        {list.isPending && <Pending />}
        {list.data?.length === 0 && <EmptyState title={labels.none} hint={labels.noneHint} />}
        {list.data !== undefined && list.data.length > 0 && (
          <ListTable
            head={
              <>
                <Table.Th>{labels.columns.code}</Table.Th>
                <Table.Th visibleFrom="sm">{labels.columns.source}</Table.Th>
                <Table.Th ta="right">{labels.columns.requests}</Table.Th>
                <Table.Th visibleFrom="sm">{labels.columns.last}</Table.Th>
                <Table.Th>{labels.columns.partner}</Table.Th>
              </>
            }
          >
            {list.data.map((each) => (
              <Table.Tr key={`${each.source} ${each.code}`}>
                <Table.Td>{each.code}</Table.Td>
                <Table.Td visibleFrom="sm">{each.source}</Table.Td>
                <Table.Td ta="right">{formats.number(each.requests)}</Table.Td>
                <Table.Td visibleFrom="sm">{formats.dateTime(each.lastAt)}</Table.Td>
                <Table.Td>
                  <Select
                    searchable
                    aria-label={`${labels.choose}${words.common.colon} ${each.code}`}
                    placeholder={labels.choose}
                    value={null}
                    disabled={map.isPending}
                    onChange={(partner) => partner !== null && map.mutate({ ...each, partner })}
                    data={partners.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </ListTable>
        )}
      </Page>
    </Stack>
  )
}
