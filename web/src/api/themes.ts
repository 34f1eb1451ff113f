import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { language } from '../texts/texts.ts';
import { api } from './client.ts';
import type { Theme } from './types.ts';

/** The themes, for the elements that name them. Without them a page still stands: it shows no theme. */
export class Themes implements ReactiveController {
  all: readonly Theme[] = [];
  settled = false;

  private readonly host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    void this.load();
  }

  find(slug: string | null): Theme | undefined {
    return this.all.find((theme) => theme.slug === slug);
  }

  private async load(): Promise<void> {
    try {
      this.all = (await api.themes()).items;
    } catch {
      this.all = [];
    }
    this.settled = true;
    this.host.requestUpdate();
  }
}

export function themeName(theme: Theme): string {
  return language === 'en-CA' ? theme.nameEn : theme.name;
}
