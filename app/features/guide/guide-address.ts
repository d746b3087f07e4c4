/** The Guide where it is being read: inside an organization's pages, or on its own. */
export function guideAddress({ organization }: { organization?: string }): string {
  return organization ? `/o/${organization}/guide` : '/guide';
}
