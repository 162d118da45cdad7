import { Button, Stack, Text } from '@mantine/core'
import { Dialog } from '../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useAccountsWords } from '../../words/accounts/use-accounts-words.ts'
import type { User } from './account-queries.ts'

export type IdentityDecision = 'same_person' | 'another_person'

type Props = {
  readonly user: User
  readonly error: unknown
  readonly isPending: boolean
  readonly onDecide: (decision: IdentityDecision) => void
  readonly onClose: () => void
}

/** Asks whose the identity of a refused sign-in is: the account's person, or another one with the same address. */
export const RefusedIdentityDialog = ({ user, error, isPending, onDecide, onClose }: Props) => {
  const accounts = useAccountsWords()
  const { refusedOpenId } = user
  if (refusedOpenId === undefined) return null
  const { issuer, subject, name } = refusedOpenId
  const choices = [
    ['same_person', accounts.samePerson, accounts.samePersonHint],
    ['another_person', accounts.anotherPerson, accounts.anotherPersonHint],
  ] as const
  return (
    <Dialog onClose={onClose} title={`${accounts.refusedIdentity} ${user.name}`} centered>
      <Stack gap="md">
        {error !== null && <ProblemMessage error={error} />}
        <Text size="sm">{accounts.refusedIdentityText(name ?? user.email, subject, issuer)}</Text>
        {choices.map(([decision, label, hint]) => (
          <Stack key={decision} gap={4}>
            <Button
              variant="default"
              h="auto"
              py="xs"
              styles={{ label: { whiteSpace: 'normal' } }}
              loading={isPending}
              onClick={() => onDecide(decision)}
            >
              {label}
            </Button>
            <Text size="xs" c="dimmed">
              {hint}
            </Text>
          </Stack>
        ))}
      </Stack>
    </Dialog>
  )
}
