declare module 'saxen' {
  export class Parser {
    /** Names the prefixes that elements of these namespaces are given, whatever the text calls them. */
    ns(prefixes: Record<string, string>): this;
    on(
      event: 'openTag',
      take: (name: string, attributes: () => Record<string, string>) => void,
    ): this;
    on(event: 'closeTag', take: (name: string) => void): this;
    on(event: 'text', take: (text: string, decode: (text: string) => string) => void): this;
    on(event: 'cdata', take: (text: string) => void): this;
    on(event: 'error', take: (error: Error) => void): this;
    parse(text: string): void;
    stop(): void;
  }
}
