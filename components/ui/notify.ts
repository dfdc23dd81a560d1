import { notifications } from "@mantine/notifications";

/** Says briefly that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: "teal", withBorder: true });
}

/** Says what could not be done; stays until it is closed. */
export function notifyFailed(message: string): void {
  notifications.show({ message, color: "red", withBorder: true, autoClose: false, role: "alert" });
}
