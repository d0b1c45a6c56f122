internal import JSON
internal import Registry

/// The operator's part in encryption: the desk never sees a key, only ids.
extension Desk {
    /// Reads the key file again, and puts every data key under its first key.
    static func rotateKeys(_ registry: Registry, _ moment: Moment) throws -> [UInt8] {
        do {
            try registry.rereadKeys()
        } catch {
            throw Refusal("the keys stay as they are: \(error)")
        }
        let count = try registry.rotateKeys(now: moment.text)
        let sealing = registry.sealingKey
        return DocumentForm.written { body in
            body.member("sealing", sealing)
            body.member("rotated", count)
        }
    }

    /// The ids of the key file in its order, then those that only the store knows.
    static func listKeys(_ registry: Registry) throws -> [UInt8] {
        let counts = try registry.countKeys()
        let known = registry.masterKeys
        let unknown = counts.keys.filter { !known.contains($0) }.sorted()
        return DocumentForm.written { body in
            body.array("items") { array in
                for id in known + unknown {
                    array.object { item in
                        item.member("id", id)
                        item.member("keys", counts[id] ?? 0)
                    }
                }
            }
        }
    }
}
