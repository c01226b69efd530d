/** What fills the page. */
export interface View {
  readonly nodes: readonly Node[];
  /** To be called when the nodes are taken off the page. */
  dispose(): void;
}
