// The page loads nothing from elsewhere and sends nothing elsewhere: calls go to the gateway that serves it.
Scalar.createApiReference('#api-reference', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  // Two offers of the renderer's maker to send them the description, or a question (the button beside the search, which is
  // there on local addresses whatever `agent` says): no setting hides them.
  customCss:
    '.explore-scalar-pill, .explore-scalar-cta, button.bg-sidebar-b-search ~ button.bg-sidebar-b-search { display: none !important }',
  persistAuth: false,
  defaultOpenAllTags: false,
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
})
