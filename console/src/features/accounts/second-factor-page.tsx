import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Page } from '../../shared/page/page.tsx'
import { RecoveryCodes } from '../../shared/recovery-codes.tsx'
import { useWords } from '../../words/words-context.tsx'
import { type FactorAction, FactorChangeDialog } from './factor-change-dialog.tsx'

/** The own second factors: what there is, and how it is changed. */
export const SecondFactorPage = () => {
  const { words, formats } = useWords()
  const { secondFactor } = words
  const api = useApi()
  const queryClient = useQueryClient()
  const factors = useQuery({ queryKey: ['second-factors'], queryFn: () => api.secondFactors() })
  const [action, setAction] = useState<FactorAction | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [isChanged, setChanged] = useState(false)
  if (factors.isError) return <ProblemMessage error={factors.error} onRetry={() => void factors.refetch()} />
  if (factors.data === undefined) return null
  const { codes: app, passkeys, recoveryCodesLeft, isRequired, canUsePasskeys } = factors.data
  const hasFactor = app !== null || passkeys.length > 0
  const rows = [
    ...(app === null ? [] : [{ id: 'codes', name: secondFactor.app, createdAt: app.createdAt }]),
    ...passkeys.map(({ id, name, createdAt }) => ({
      id,
      name: secondFactor.passkeyNamed(name),
      createdAt,
    })),
  ]
  return (
    <Page title={secondFactor.title} description={secondFactor.about}>
      <Stack gap="md" maw={640}>
        {isRequired && <Text size="sm">{secondFactor.required}</Text>}
        {isChanged && (
          <Alert color="green" role="status">
            {secondFactor.changed}
          </Alert>
        )}
        {codes !== null && (
          <Paper withBorder p="md">
            <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
          </Paper>
        )}
        {!hasFactor && <Text size="sm">{secondFactor.none}</Text>}
        {rows.map(({ id, name, createdAt }) => (
          <Group key={id} justify="space-between">
            <Text size="sm">
              {name}, {secondFactor.since(formats.date(createdAt))}
            </Text>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={secondFactor.remove(name)}
              onClick={() => setAction({ action: 'remove', factor: id, name })}
            >
              {secondFactor.removeShort}
            </Button>
          </Group>
        ))}
        {hasFactor && <Text size="sm">{secondFactor.left(recoveryCodesLeft)}</Text>}
        <Group gap="xs">
          <Button variant="default" onClick={() => setAction({ action: 'add_codes' })}>
            {app === null ? secondFactor.addApp : secondFactor.replaceApp}
          </Button>
          {canUsePasskeys && (
            <Button variant="default" onClick={() => setAction({ action: 'add_passkey' })}>
              {secondFactor.addPasskey}
            </Button>
          )}
          {hasFactor && (
            <Button variant="default" onClick={() => setAction({ action: 'replace_recovery_codes' })}>
              {secondFactor.newCodes}
            </Button>
          )}
        </Group>
        {!canUsePasskeys && (
          <Text size="sm" c="dimmed">
            {secondFactor.noPasskeys}
          </Text>
        )}
      </Stack>
      {action !== null && (
        <FactorChangeDialog
          action={action}
          hasFactor={hasFactor}
          onClose={() => setAction(null)}
          onChanged={(changed) => {
            setAction(null)
            setChanged(true)
            setCodes(changed.recoveryCodes)
            queryClient.setQueryData(['second-factors'], changed.factors)
          }}
        />
      )}
    </Page>
  )
}
