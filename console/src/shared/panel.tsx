import { Group, Paper, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = { readonly title: string; readonly action?: ReactNode; readonly children: ReactNode }

/** A part of a page with a title of its own. */
export const Panel = ({ title, action, children }: Props) => (
  <Paper withBorder p="md" component="section">
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h6">
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </Stack>
  </Paper>
)
