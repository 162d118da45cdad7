import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  /** A short note beside the title, such as a number. */
  readonly note?: string | undefined
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A part of a page with a title of its own. */
export const Panel = ({ title, note, action, children }: Props) => (
  <Paper withBorder p="md" component="section">
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Title order={2} size="h6">
            {title}
          </Title>
          {note !== undefined && (
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          )}
        </Group>
        {action}
      </Group>
      {children}
    </Stack>
  </Paper>
)
