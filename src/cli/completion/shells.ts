/** The shells whose commands are completed. */
export const shells = ['bash', 'zsh', 'fish'] as const

/** A shell whose commands are completed. */
export type Shell = (typeof shells)[number]

/** The instructions for a shell to read the script that completes commands. */
export const completionHelp = `Put this into the file that your shell reads at its start:
  bash (~/.bashrc)                    source <(lendwire completion bash)
  zsh (~/.zshrc)                      source <(lendwire completion zsh)
  fish (~/.config/fish/config.fish)   lendwire completion fish | source`
