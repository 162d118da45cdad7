import { Center, Paper, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Logo } from '../../shared/icons/logo.tsx'
import { usePageTitle } from '../../shared/page/use-page-title.ts'
import { LanguageSwitch } from './language-switch.tsx'

type Props = { readonly title: string; readonly children: ReactNode }

/** The frame of the pages before somebody has signed in. */
export const SignInFrame = ({ title, children }: Props) => {
  usePageTitle(title)
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={400} gap="md">
        <Center>
          <Logo isLarge />
        </Center>
        <Paper withBorder p="lg" radius="md">
          <Stack gap="md">
            <Title order={1} size="h3">
              {title}
            </Title>
            {children}
          </Stack>
        </Paper>
        <LanguageSwitch />
      </Stack>
    </Center>
  )
}
