import type { components } from '@lendwire/client'
import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { joined } from '../../shared/joined.ts'
import { ScrollingTable } from '../../shared/list/scrolling-table.tsx'
import { MessageText } from '../../shared/message-text/message-text.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './locate-trial.module.css'
import { readIdentifier } from './trial-request.ts'

type TriedQuestion = components['schemas']['TriedQuestion']
type Title = TriedQuestion['titles'][number]

const TitleHoldings = ({ title }: { readonly title: Title }) => {
  const { words } = useWords()
  const integration = useIntegrationWords()
  const { holdings: labels, noHoldings } = integration.locateTrial
  const yesNo = (value: boolean | undefined): string =>
    value === undefined ? '–' : value ? words.settingForm.yes : words.settingForm.no
  return (
    <div>
      <Text size="sm" fw={600}>
        {joined([title.title, title.recordId])}
      </Text>
      {title.holdings.length === 0 ? (
        <Text size="sm" c="dimmed">
          {noHoldings}
        </Text>
      ) : (
        <ScrollingTable minWidth={520}>
          <Table verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{labels.place}</Table.Th>
                <Table.Th>{labels.callNumber}</Table.Th>
                <Table.Th>{labels.available}</Table.Th>
                <Table.Th>{labels.lends}</Table.Th>
                <Table.Th>{labels.codes}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {title.holdings.map(({ codes, location = '–', callNumber = '–', available, lends }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: copies have no id, and their order does not change
                <Table.Tr key={place}>
                  <Table.Td>{location}</Table.Td>
                  <Table.Td>{callNumber}</Table.Td>
                  <Table.Td>{yesNo(available)}</Table.Td>
                  <Table.Td>{yesNo(lends)}</Table.Td>
                  <Table.Td>{codes.join(', ')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollingTable>
      )}
    </div>
  )
}

const QuestionResult = ({ question }: { readonly question: TriedQuestion }) => {
  const { words } = useWords()
  const integration = useIntegrationWords()
  const { locateTrial: labels } = integration
  const { about, outcome, reason, titles, answer } = question
  const result = outcome === 'found' ? labels.outcomes.titleCount(titles.length) : labels.outcomes[outcome]
  return (
    <Stack gap={6}>
      <Text size="sm">
        {labels.question(about)} → {result}
        {reason === null ? '' : `${words.common.colon} ${reason.text}`}
      </Text>
      {titles.map((title, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: titles may lack a number, and their order does not change
        <TitleHoldings key={place} title={title} />
      ))}
      {answer !== null && (
        <details>
          <summary className={classes.summary}>{labels.answer}</summary>
          <MessageText content={answer} contentType="application/xml" className={classes.answer} />
        </details>
      )}
    </Stack>
  )
}

/** Asks the catalogue of a profile about an item, to see what it would tell of requests. */
export const LocateTrial = ({ code }: { readonly code: string }) => {
  const integration = useIntegrationWords()
  const { locateTrial: labels, trial } = integration
  const api = useApi()
  const [values, setValues] = useState({ identifier: '', title: '', author: '' })
  const search = useMutation({
    mutationFn: () => {
      const identifiers = readIdentifier(values.identifier)
      const citation = {
        ...(values.title.trim() === '' ? {} : { title: values.title.trim() }),
        ...(values.author.trim() === '' ? {} : { author: values.author.trim() }),
        ...(identifiers.length === 0 ? {} : { identifiers }),
      }
      return api.documents.post<{ readonly questions: readonly TriedQuestion[] }>(
        `/v1/locate-profiles/${encodeURIComponent(code)}/try`,
        { citation },
      )
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    search.mutate()
  }
  const field = (name: keyof typeof values, label: string) => (
    <TextInput
      data-field={name === 'identifier' ? 'identifiers' : name}
      label={label}
      value={values[name]}
      onChange={(event) => {
        const { value } = event.currentTarget
        setValues((before) => ({ ...before, [name]: value }))
      }}
    />
  )
  return (
    <Panel title={labels.title}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {labels.hint}
          </Text>
          <Group gap="sm" align="flex-end">
            {field('identifier', trial.fields.identifier)}
            {field('title', trial.fields.title)}
            {field('author', labels.author)}
            <Button type="submit" variant="default" loading={search.isPending}>
              {labels.run}
            </Button>
          </Group>
          {search.isError && <ProblemMessage error={search.error} />}
          {search.data !== undefined && (
            <Stack gap="md" role="status">
              {search.data.questions.length === 0 && <Text size="sm">{labels.nothing}</Text>}
              {search.data.questions.map((question) => (
                <QuestionResult key={question.about} question={question} />
              ))}
            </Stack>
          )}
        </Stack>
      </form>
    </Panel>
  )
}
