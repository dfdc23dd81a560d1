"use client";

import { Button, FileButton, Group, Progress, Stack, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { useFormat } from "#components/shell/format-provider.tsx";
import { notifyFailed } from "#components/ui/notify.ts";
import { type Import, importSchema, maxUploadBytes } from "#lib/imports/schema.ts";
import classes from "./imports.module.css";

/** Takes a file and goes on to its page. The file is sent as it is; it may be large. */
export function UploadZone() {
  const t = useTranslations("imports");
  const format = useFormat();
  const router = useRouter();
  const [share, setShare] = useState<number>();
  const [isOver, setOver] = useState(false);
  const request = useRef<XMLHttpRequest>(undefined);

  async function send(file: File | null | undefined) {
    if (!file) return;
    if (file.size > maxUploadBytes) {
      notifyFailed(t("errors.too_large", { megabytes: maxUploadBytes / 1024 ** 2 }));
      return;
    }
    setShare(0);
    try {
      const made = await upload(file, setShare, (made) => {
        request.current = made;
      });
      router.push(`/imports/${made.id}`);
    } catch (error) {
      setShare(undefined);
      const code = error instanceof Error ? error.message : "";
      if (code !== "aborted")
        notifyFailed(t.has(`errors.${code}`) ? t(`errors.${code}`) : t("errors.upload_failed"));
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same for those who do not drag
    <div
      className={classes.drop}
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {share === undefined ? (
        <Group justify="space-between" gap="md">
          <Stack gap={2} maw={640}>
            <Text fw={600}>{t("upload.title")}</Text>
            <Text c="dimmed">{t("upload.text")}</Text>
          </Stack>
          <FileButton
            onChange={(file) => void send(file)}
            accept=".csv,.tsv,.txt,.gz,text/csv,application/gzip"
          >
            {(props) => (
              <Button {...props} leftSection={<IconUpload size={16} aria-hidden />}>
                {t("upload.choose")}
              </Button>
            )}
          </FileButton>
        </Group>
      ) : (
        <Stack gap="xs">
          <Group justify="space-between">
            <Text>{t("upload.sending", { share: format.share(share, 0) })}</Text>
            <Button variant="default" onClick={() => request.current?.abort()}>
              {t("cancel")}
            </Button>
          </Group>
          <Progress value={share * 100} aria-label={t("upload.progress")} />
        </Stack>
      )}
    </div>
  );
}

/** By XMLHttpRequest, because fetch does not tell how much of a body is sent. Rejects with the refusal's code. */
function upload(
  file: File,
  onShare: (share: number) => void,
  onStart: (request: XMLHttpRequest) => void,
): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/imports/upload?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => event.lengthComputable && onShare(event.loaded / event.total);
    request.onload = () => {
      const parsed = importSchema.safeParse(parseJson(request.responseText));
      if (request.status === 200 && parsed.success) resolve(parsed.data);
      else reject(new Error(codeIn(request.responseText)));
    };
    request.onerror = () => reject(new Error("upload_failed"));
    request.onabort = () => reject(new Error("aborted"));
    onStart(request);
    request.send(file);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeIn(text: string): string {
  const answer = parseJson(text);
  const code = typeof answer === "object" && answer !== null && "code" in answer ? String(answer.code) : "";
  return code.split(".").at(-1) ?? "";
}
