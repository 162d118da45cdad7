import type { components } from '@lendwire/client'
import { List, Stack, Table, Text } from '@mantine/core'
import { usePartnerName } from '../../api/names.ts'
import { useHoldingsWords } from '../../words/holdings/use-holdings-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { joined } from '../joined.ts'
import { ScrollingTable } from '../list/scrolling-table.tsx'

export type RotaCandidate = components['schemas']['RotaCandidates']['candidates'][number]
export type SourceResult = components['schemas']['TriedRota']['sources'][number]

/** The answers of the union catalogues, a line for each. */
export const SourceResults = ({ sources }: { readonly sources: readonly SourceResult[] }) => {
  const holdings = useHoldingsWords()
  return sources.map(({ source, questions, holders, reason }) => (
    <Text key={source} size="sm">
      {reason === undefined
        ? holdings.source(source, questions, holders)
        : holdings.sourceFailed(source, reason.text ?? reason.code)}
    </Text>
  ))
}

/** Keys that only some holders have: 0 where they do. The column of the copy tells whether it is electronic and available. */
const flags = ['local', 'courier', 'open_now'] as const
const shownElsewhere = ['available', 'electronic'] as const

const isIn = (list: readonly string[], key: string): boolean => list.includes(key)

/** The holders that union catalogues named: those with a place, then those that were left out, with the reason of each. */
export const CandidateList = ({ candidates }: { readonly candidates: readonly RotaCandidate[] }) => {
  const { words, formats } = useWords()
  const { columns, keys, available, late, unknown, unmapped, placed, leftOut } = useHoldingsWords()
  const partnerName = usePartnerName()
  const nameOf = ({ partner, holdingCode = '' }: RotaCandidate): string =>
    partner === undefined ? unmapped(holdingCode) : partnerName(partner)
  const value = (key: keyof typeof keys, number: number | null): string => {
    if (number === null) return unknown
    return key === 'success' || key === 'load'
      ? formats.percent(Math.round(number * 100) / 100)
      : formats.number(number)
  }
  const copyOf = ({ callNumber, location, available: isThere }: RotaCandidate): string =>
    joined([callNumber, location, isThere === undefined ? undefined : isThere ? available.yes : available.no])
  const inRota = candidates.filter(({ place }) => place !== undefined)
  const others = candidates.filter(({ place }) => place === undefined)
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {placed(inRota.length)}
      </Text>
      {inRota.length > 0 && (
        <ScrollingTable minWidth={480}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{columns.place}</Table.Th>
                <Table.Th>{columns.holder}</Table.Th>
                <Table.Th>{columns.sorted}</Table.Th>
                <Table.Th>{columns.copy}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {inRota.map((candidate) => (
                <Table.Tr key={candidate.partner}>
                  <Table.Td>{candidate.place}</Table.Td>
                  <Table.Td>{nameOf(candidate)}</Table.Td>
                  <Table.Td>
                    {[
                      ...(candidate.keys ?? [])
                        .filter(
                          ({ key, value: number }) =>
                            !isIn(shownElsewhere, key) && !(isIn(flags, key) && number !== 0),
                        )
                        .map(({ key, value: number }) =>
                          isIn(flags, key) ? keys[key] : `${keys[key]} ${value(key, number)}`,
                        ),
                      ...(candidate.late === true ? [late] : []),
                      ...(candidate.warning === undefined
                        ? []
                        : [candidate.warning.text ?? candidate.warning.code]),
                    ].join(', ')}
                  </Table.Td>
                  <Table.Td>{copyOf(candidate)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollingTable>
      )}
      {others.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {leftOut(others.length)}
          </Text>
          <List size="sm">
            {others.map((candidate) => (
              <List.Item key={`${candidate.source} ${candidate.partner ?? candidate.holdingCode}`}>
                {nameOf(candidate)}
                {words.common.colon} {candidate.reason?.text ?? candidate.reason?.code}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  )
}
