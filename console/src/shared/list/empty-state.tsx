import { Paper, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = { readonly title: string; readonly hint?: string; readonly action?: ReactNode }

/** Stands where a list is empty: it says so, and what the first step is. */
export const EmptyState = ({ title, hint, action }: Props) => (
  <Paper withBorder p="xl">
    <Stack align="center" gap="xs">
      <Text fw={600} ta="center">
        {title}
      </Text>
      {hint !== undefined && (
        <Text size="sm" c="dimmed" ta="center" maw={520}>
          {hint}
        </Text>
      )}
      {action}
    </Stack>
  </Paper>
)
