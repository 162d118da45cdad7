import { Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Session } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { signedInChannel } from './signed-in-channel.ts'

/** Asks to sign in again above the page, which keeps what was entered. */
export const SignInAgain = ({ person }: { readonly person: Session }) => {
  const { words } = useWords()
  const queryClient = useQueryClient()
  useEffect(() => {
    const channel = new BroadcastChannel(signedInChannel)
    channel.onmessage = () => void queryClient.invalidateQueries({ queryKey: ['session'] })
    return () => channel.close()
  }, [queryClient])
  const goOn = (session: Session): void => {
    if (session.id === person.id) void queryClient.invalidateQueries()
    else window.location.reload()
  }
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={words.signIn.again} centered>
      <Stack gap="md">
        <Text size="sm">{words.signIn.againHint}</Text>
        <SignInForm
          {...(person.email === undefined ? {} : { email: person.email })}
          onSignedIn={goOn}
          // In a window of its own: this page, with what was entered, stays.
          onOpenId={(address) =>
            window.open(`${address}?${new URLSearchParams({ returnTo: '/console/signed-in' })}`, '_blank')
          }
        />
      </Stack>
    </Modal>
  )
}
