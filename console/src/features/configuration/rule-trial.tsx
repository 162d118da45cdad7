import { Button, List, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { librariesQuery, usePartnerName } from '../../api/names.ts'
import type { DocumentValue } from '../../api/operations/documents.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useIsPhone } from '../../shared/list/use-is-phone.ts'
import { Panel } from '../../shared/panel.tsx'
import { useIntegrationWords } from '../../words/integration/use-integration-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { RuleVerdicts } from './rule-verdicts.tsx'
import classes from './rules-editor.module.css'
import { emptyTrial, type RuleExplanation, trialBody } from './trial-request.ts'

type Props = {
  readonly kind: 'rota_rules' | 'sending_rules'
  /** The rules as the form has them, saved or not. */
  readonly draft?: DocumentValue | undefined
}

const paths = {
  rota_rules: '/v1/rota-rules/explain',
  sending_rules: '/v1/sending-rules/explain',
} as const

const members = { rota_rules: 'rotaRules', sending_rules: 'sendingRules' } as const

const Outcome = ({ kind, explanation }: Props & { readonly explanation: RuleExplanation }) => {
  const { words, formats } = useWords()
  const integration = useIntegrationWords()
  const { trial } = integration
  const partnerName = usePartnerName()
  const { decision, rota = [], leftOut = [] } = explanation
  if (kind === 'sending_rules')
    return (
      <Text size="sm">
        {decision === null || decision === undefined
          ? trial.noSendingRule
          : [
              trial.sending[decision.action],
              decision.until === undefined ? undefined : formats.date(decision.until),
            ]
              .filter((part) => part !== undefined)
              .join(' ')}
      </Text>
    )
  return (
    <>
      {rota.length === 0 ? (
        <Text size="sm">{trial.emptyRota}</Text>
      ) : (
        <List type="ordered" size="sm">
          {rota.map(({ partner, template, lastResort }) => (
            <List.Item key={partner}>
              {partnerName(partner)}{' '}
              <Text span size="sm" c="dimmed">
                {trial.fromTemplate(template)}
                {lastResort ? ` · ${trial.lastResort}` : ''}
              </Text>
            </List.Item>
          ))}
        </List>
      )}
      {leftOut.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {trial.leftOut}
          </Text>
          <List size="sm">
            {leftOut.map(({ partner, reason }) => (
              <List.Item key={`${partner} ${reason}`}>
                {partnerName(partner)}
                {words.common.colon} {reason.text}
              </List.Item>
            ))}
          </List>
        </div>
      )}
    </>
  )
}

/** Shows what the rules in the form make of a request: one that there is, or one as it could come. It changes nothing. */
export const RuleTrial = ({ kind, draft }: Props) => {
  const { words } = useWords()
  const integration = useIntegrationWords()
  const { trial } = integration
  const isPhone = useIsPhone()
  const api = useApi()
  const { data: libraries = [] } = useQuery(librariesQuery(api))
  const [values, setValues] = useState(emptyTrial)
  const change = (changed: Partial<typeof values>): void => setValues((before) => ({ ...before, ...changed }))
  const library = values.library === '' ? (libraries[0]?.code ?? '') : values.library
  const explain = useMutation({
    mutationFn: () =>
      api.documents.post<RuleExplanation>(paths[kind], {
        ...trialBody({ ...values, library }),
        ...(draft === undefined ? {} : { [members[kind]]: draft }),
      }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    explain.mutate()
  }
  const field = (
    name: 'number' | 'title' | 'format' | 'publicationType' | 'patronGroup' | 'language' | 'identifier',
  ) => (
    <TextInput
      data-field={name === 'identifier' ? 'identifiers' : name === 'patronGroup' ? 'group' : name}
      label={trial.fields[name]}
      value={values[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <Panel title={trial.title}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {trial.hint}
          </Text>
          <SegmentedControl
            orientation={isPhone ? 'vertical' : 'horizontal'}
            aria-label={trial.about}
            style={{ alignSelf: isPhone ? 'stretch' : 'flex-start' }}
            value={values.about}
            onChange={(about) => change({ about: about === 'number' ? 'number' : 'made_up' })}
            data={[
              { value: 'made_up', label: trial.madeUp },
              { value: 'number', label: trial.existing },
            ]}
          />
          <div className={classes.trial}>
            {values.about === 'number' ? (
              field('number')
            ) : (
              <>
                <Select
                  allowDeselect={false}
                  data-field="library"
                  label={trial.fields.library}
                  data={libraries.map(({ code, name }) => ({ value: code, label: name }))}
                  value={library}
                  onChange={(code) => change({ library: code ?? '' })}
                />
                <Select
                  allowDeselect={false}
                  data-field="type"
                  label={trial.fields.service}
                  data={(['loan', 'copy', 'copy_or_loan'] as const).map((value) => ({
                    value,
                    label: words.services[value],
                  }))}
                  value={values.service}
                  onChange={(service) => change({ service: service ?? 'loan' })}
                />
                {field('title')}
                {field('identifier')}
                {field('format')}
                {field('publicationType')}
                {field('patronGroup')}
                {field('language')}
                <TextInput
                  type="date"
                  data-field="neededBy"
                  label={trial.fields.neededBy}
                  value={values.neededBy}
                  onChange={(event) => change({ neededBy: event.currentTarget.value })}
                />
              </>
            )}
            <Button type="submit" variant="default" loading={explain.isPending}>
              {trial.run}
            </Button>
          </div>
          {explain.isError && <ProblemMessage error={explain.error} />}
          {explain.data !== undefined && (
            <Stack gap="sm" role="status">
              <RuleVerdicts kind={kind} rules={explain.data.rules} />
              <Text size="sm" fw={600}>
                {kind === 'rota_rules' ? trial.rota : trial.consequence}
              </Text>
              <Outcome kind={kind} explanation={explain.data} />
            </Stack>
          )}
        </Stack>
      </form>
    </Panel>
  )
}
