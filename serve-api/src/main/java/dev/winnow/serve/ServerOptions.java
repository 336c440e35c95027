package dev.winnow.serve;

import dev.winnow.serve.feedback.FeedbackDatabase;
import dev.winnow.serve.http.Limits;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a server is to be.
 *
 * @param models model files, by the names they are served by
 * @param folder a folder of model files, looked at again and again
 * @param builtIn whether the model that comes with Winnow is served
 * @param standard the model that answers where none is named; else the first by name
 * @param listen the address that the API listens on
 * @param port its port; 0 for any free one
 * @param adminPort the port for administration, always on loopback; 0 for any free one
 * @param tokens the file of tokens; without one, one token for this run
 * @param open whether classifying needs no token
 * @param hostNames by which names it is asked, beside localhost and its address
 * @param origins pages of other sites that may ask
 * @param feedback where corrections are kept; without it they are refused
 * @param limits what is too much
 * @param batchItems how many pages a batch may have
 * @param threads how many pages are worked on at once
 * @param watch how often model files are looked at
 * @param drain how long requests may go on after the server was told to stop
 * @param accessLog whether each request is logged
 */
public record ServerOptions(
        Map<String, Path> models,
        Optional<Path> folder,
        boolean builtIn,
        Optional<String> standard,
        InetAddress listen,
        int port,
        int adminPort,
        Optional<Path> tokens,
        boolean open,
        Set<String> hostNames,
        Set<String> origins,
        Optional<FeedbackDatabase> feedback,
        Limits limits,
        int batchItems,
        int threads,
        Duration watch,
        Duration drain,
        boolean accessLog) {
    /** Copies the collections. */
    public ServerOptions {
        models = Map.copyOf(models);
        hostNames = Set.copyOf(hostNames);
        origins = Set.copyOf(origins);
    }
}
