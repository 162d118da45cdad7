import type { components } from '@lendwire/client'
import { Button, Group, List, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery, usePartnerName } from '../../api/names.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Panel } from '../../shared/panel.tsx'
import { CandidateList, SourceResults } from '../../shared/rota/candidate-list.tsx'
import { useHoldingsWords } from '../../words/holdings/use-holdings-words.ts'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { readIdentifier } from './trial-request.ts'

type TriedRota = components['schemas']['TriedRota']

const Result = ({ tried }: { readonly tried: TriedRota }) => {
  const { words } = useWords()
  const { trial } = useHoldingsWords()
  const partnerName = usePartnerName()
  const { rota, leftOut, candidates, sources } = tried
  return (
    <Stack gap="xs" role="status">
      <Text size="sm">
        {rota.length === 0
          ? trial.empty
          : trial.rota(rota.map(({ partner }) => partnerName(partner)).join(', '))}
      </Text>
      <SourceResults sources={sources} />
      {candidates.length > 0 ? (
        <CandidateList candidates={candidates} />
      ) : (
        <List size="sm">
          {leftOut.map(({ partner, reason }) => (
            <List.Item key={partner}>
              {partnerName(partner)}
              {words.common.colon} {reason.text}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  )
}

/** Shows the rota that a template would give for an item. */
export const RotaTemplateTrial = ({ code }: { readonly code: string }) => {
  const { words } = useWords()
  const integration = useIntegrationWords()
  const { trial: labels } = useHoldingsWords()
  const { fields } = integration.trial
  const api = useApi()
  const { data: libraries = [] } = useQuery(librariesQuery(api))
  const [values, setValues] = useState({ library: '', identifier: '', title: '', service: 'loan' })
  const change = (changed: Partial<typeof values>): void => setValues((before) => ({ ...before, ...changed }))
  const library = values.library === '' ? (libraries[0]?.code ?? '') : values.library
  const attempt = useMutation({
    mutationFn: () => {
      const identifiers = readIdentifier(values.identifier)
      return api.documents.post<TriedRota>(`/v1/rota-templates/${encodeURIComponent(code)}/try`, {
        library,
        citation: {
          ...(values.title.trim() === '' ? {} : { title: values.title.trim() }),
          ...(identifiers.length === 0 ? {} : { identifiers }),
        },
        service: { type: values.service },
      })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    attempt.mutate()
  }
  return (
    <Panel title={labels.title}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {labels.hint}
          </Text>
          <Group gap="sm" align="flex-end">
            <TextInput
              data-field="identifiers"
              label={fields.identifier}
              value={values.identifier}
              onChange={(event) => change({ identifier: event.currentTarget.value })}
            />
            <TextInput
              data-field="title"
              label={fields.title}
              value={values.title}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
            <Select
              data-field="service"
              label={fields.service}
              allowDeselect={false}
              value={values.service}
              onChange={(service) => change({ service: service ?? 'loan' })}
              data={Object.entries(words.services).map(([value, label]) => ({ value, label }))}
            />
            {libraries.length > 1 && (
              <Select
                data-field="library"
                label={fields.library}
                allowDeselect={false}
                value={library}
                onChange={(chosen) => change({ library: chosen ?? '' })}
                data={libraries.map((each) => ({ value: each.code, label: each.name }))}
              />
            )}
            <Button type="submit" variant="default" loading={attempt.isPending}>
              {labels.run}
            </Button>
          </Group>
          {attempt.isError && <ProblemMessage error={attempt.error} />}
          {attempt.data !== undefined && <Result tried={attempt.data} />}
        </Stack>
      </form>
    </Panel>
  )
}
